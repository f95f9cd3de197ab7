import { defineJob, sql } from "tenon";

export default defineJob("SQL", (job) => {
  const inputs = job.inline("Inputs", { columns: [{ name: "order", type: "VARCHAR" }] });
  const noRows = job.sql("No rows", { t: inputs }, sql`select 1 as one, * from t`);
  noRows.write.parquet("Out", { path: "out/rows" });
});
