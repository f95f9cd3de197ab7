import { defineJob } from "tenon";

export default defineJob("Parse JSON column", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "j", type: "VARCHAR" }],
    rows: [['{"a": {"Id": 1}}'], ['{"a": {"ID": 2}}']],
  });
  const keysThatDifferInCaseOnly = rows.parseJson("Keys that differ in case only", "j");
  keysThatDifferInCaseOnly.write.parquet("Out", { path: "out/rows" });
});
