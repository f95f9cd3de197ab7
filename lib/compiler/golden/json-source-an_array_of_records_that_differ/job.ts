import { defineJob } from "tenon";

export default defineJob("JSON", (job) => {
  const anArrayOfRecordsThatDiffer = job.read.json("An array of records that differ", {
    paths: ["lake/people.json"],
    format: "array",
  });
  anArrayOfRecordsThatDiffer.write.parquet("Out", { path: "out/rows" });
});
