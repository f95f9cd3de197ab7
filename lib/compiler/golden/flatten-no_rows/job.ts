import { defineJob } from "tenon";

export default defineJob("Flatten", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: 'STRUCT("select" INTEGER)' }] });
  const noRows = rows.flatten("No rows");
  noRows.write.parquet("Out", { path: "out/rows" });
});
