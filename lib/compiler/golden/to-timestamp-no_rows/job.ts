import { defineJob } from "tenon";

export default defineJob("To timestamp", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "DATE" }] });
  const noRows = rows.toTimestamp("No rows", "a", { format: "iso" });
  noRows.write.parquet("Out", { path: "out/rows" });
});
