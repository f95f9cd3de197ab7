import { defineJob } from "tenon";

export default defineJob("JSON", (job) => {
  job.read.json("Quakes, one record a line", { paths: ["lake/quakes.ndjson"], format: "newline" });
});
