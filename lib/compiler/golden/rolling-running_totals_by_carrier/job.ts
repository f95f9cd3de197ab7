import { defineJob, sql } from "tenon";

export default defineJob("Rolling aggregate", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "carrier", type: "VARCHAR" },
      { name: "day", type: "DATE" },
      { name: "delay", type: "INTEGER" },
    ],
    rows: [
      ["UA", "2024-01-02", "5"],
      ["UA", "2024-01-01", null],
      ["UA", "2024-01-02", "3"],
      ["UA", null, "100"],
      [null, "2024-01-01", "1"],
      [null, "2024-01-02", "-1"],
    ],
  });
  const runningTotalsByCarrier = rows.rolling("Running totals by carrier", {
    compute: { total: sql`sum(delay)`, flights: sql`count(*)`, worst: sql`max(delay)` },
    by: ["carrier"],
    order: [{ expression: sql`day` }],
  });
  runningTotalsByCarrier.write.parquet("Out", { path: "out/rows" });
});
