import { defineJob } from "tenon";

export default defineJob("Extract JSON path", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "JSON" }] });
  const noRows = rows.extractJsonPath("No rows", "a", { b: "b" });
  noRows.write.parquet("Out", { path: "out/rows" });
});
