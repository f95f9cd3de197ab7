import { defineJob, sql } from "tenon";

export default defineJob("Aggregate", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "order", type: "BIGINT" }],
    rows: [["1"], [null], ["41"]],
  });
  const oneRowInAll = rows.aggregate("One row in all", {
    compute: { rows: sql`count(*)`, total: sql`sum("order")` },
  });
  oneRowInAll.write.parquet("Out", { path: "out/rows" });
});
