import { defineJob } from "tenon";

export default defineJob("Text", (job) => {
  const notesWithTheNumberOfEachLine = job.read.text("Notes, with the number of each line", {
    paths: ["lake/notes.txt"],
    numberAs: "number",
  });
  notesWithTheNumberOfEachLine.write.parquet("Out", { path: "out/rows" });
});
