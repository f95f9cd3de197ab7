import { defineJob } from "tenon";

export default defineJob("Arrow", (job) => {
  const measurements = job.read.arrow("Measurements", { paths: ["lake/measurements.arrow"] });
  measurements.write.parquet("Out", { path: "out/rows" });
});
