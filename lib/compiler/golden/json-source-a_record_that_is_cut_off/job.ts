import { defineJob } from "tenon";

export default defineJob("JSON", (job) => {
  const aRecordThatIsCutOff = job.read.json("A record that is cut off", {
    paths: ["lake/cut.ndjson"],
    format: "newline",
  });
  aRecordThatIsCutOff.write.parquet("Out", { path: "out/rows" });
});
