import { defineJob, sql } from "tenon";

export default defineJob("Rolling aggregate", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "seen", type: "TIMESTAMP" }] });
  const noRows = rows.rolling("No rows", {
    compute: { n: sql`count(*)` },
    order: [{ expression: sql`seen` }],
    over: "time",
    unit: "hour",
  });
  noRows.write.parquet("Out", { path: "out/rows" });
});
