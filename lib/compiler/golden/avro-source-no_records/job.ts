import { defineJob } from "tenon";

export default defineJob("Avro", (job) => {
  const noRecords = job.read.avro("No records", { paths: ["lake/none.avro"] });
  noRecords.write.parquet("Out", { path: "out/rows" });
});
