import { defineJob } from "tenon";

export default defineJob("JSON", (job) => {
  const quakesOneRecordALine = job.read.json("Quakes, one record a line", {
    paths: ["lake/quakes.ndjson"],
    format: "newline",
  });
  quakesOneRecordALine.write.parquet("Out", { path: "out/rows" });
});
