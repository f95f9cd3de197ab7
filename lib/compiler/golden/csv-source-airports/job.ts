import { defineJob } from "tenon";

export default defineJob("CSV", (job) => {
  const airports = job.read.csv("Airports", { paths: ["lake/airports.csv"] });
  airports.write.parquet("Out", { path: "out/rows" });
});
