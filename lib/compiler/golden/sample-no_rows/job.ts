import { defineJob } from "tenon";

export default defineJob("Sample", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "n", type: "BIGINT" }] });
  const noRows = rows.sample("No rows", { unit: "percent" });
  noRows.write.parquet("Out", { path: "out/rows" });
});
