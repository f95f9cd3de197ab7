import { defineJob, sql } from "tenon";

export default defineJob("Rank", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "n", type: "BIGINT" }] });
  const noRows = rows.rank("No rows", { by: ["n"], order: [{ expression: sql`n` }], keep: 1 });
  noRows.write.parquet("Out", { path: "out/rows" });
});
