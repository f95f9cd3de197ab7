import { defineJob } from "tenon";

export default defineJob("XML", (job) => {
  const noRowInAFile = job.read.xml("No row in a file", {
    paths: ["lake/none.xml"],
    rowTag: "row",
    columns: [{ name: "select", type: "INTEGER" }],
  });
  noRowInAFile.write.parquet("Out", { path: "out/rows" });
});
