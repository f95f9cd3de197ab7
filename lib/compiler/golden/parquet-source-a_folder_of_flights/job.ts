import { defineJob } from "tenon";

export default defineJob("Parquet", (job) => {
  const aFolderOfFlights = job.read.parquet("A folder of flights", { paths: ["lake/flights/*.parquet"] });
  aFolderOfFlights.write.parquet("Out", { path: "out/rows" });
});
