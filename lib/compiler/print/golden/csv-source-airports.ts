import { defineJob } from "tenon";

export default defineJob("CSV", (job) => {
  job.read.csv("Airports", { paths: ["lake/airports.csv"] });
});
