import { defineJob, sql } from "tenon";

export default defineJob("Row number", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "n", type: "BIGINT" }] });
  const noRows = rows.rowNumber("No rows", { order: [{ expression: sql`n` }] });
  noRows.write.parquet("Out", { path: "out/rows" });
});
