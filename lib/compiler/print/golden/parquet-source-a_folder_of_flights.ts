import { defineJob } from "tenon";

export default defineJob("Parquet", (job) => {
  job.read.parquet("A folder of flights", { paths: ["lake/flights/*.parquet"] });
});
