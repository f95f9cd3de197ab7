import { defineJob, sql } from "tenon";

export default defineJob("Window", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "order", type: "BIGINT" }] });
  const noRows = rows.window("No rows", { compute: { total: sql`sum("order")` }, frame: "partition" });
  noRows.write.parquet("Out", { path: "out/rows" });
});
