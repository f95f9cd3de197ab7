import { defineJob } from "tenon";

export default defineJob("JSON", (job) => {
  const linesThatAreNoRecordsGoElsewhere = job.read.json("Lines that are no records go elsewhere", {
    paths: ["lake/events.ndjson"],
    format: "newline",
  });
  linesThatAreNoRecordsGoElsewhere.write.parquet("Out", { path: "out/rows" });
  linesThatAreNoRecordsGoElsewhere.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
