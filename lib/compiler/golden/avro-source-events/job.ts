import { defineJob } from "tenon";

export default defineJob("Avro", (job) => {
  const events = job.read.avro("Events", { paths: ["lake/events.avro"] });
  events.write.parquet("Out", { path: "out/rows" });
});
