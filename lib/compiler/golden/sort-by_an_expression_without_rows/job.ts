import { defineJob, sql } from "tenon";

export default defineJob("Sort", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "order", type: "VARCHAR" }] });
  const byAnExpressionWithoutRows = rows.sort("By an expression, without rows", [
    { expression: sql`lower("order") -- whatever the case`, nulls: "first" },
  ]);
  byAnExpressionWithoutRows.write.parquet("Out", { path: "out/rows" });
});
