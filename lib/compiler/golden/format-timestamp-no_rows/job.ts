import { defineJob } from "tenon";

export default defineJob("Format timestamp", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "d", type: "DATE" }] });
  const noRows = rows.formatTimestamp("No rows", "d", "D");
  noRows.write.parquet("Out", { path: "out/rows" });
});
