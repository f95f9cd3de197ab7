import { defineJob, sql } from "tenon";

export default defineJob("Drop duplicates", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "k"', type: "VARCHAR" },
      { name: "n", type: "BIGINT" },
    ],
  });
  const noRows = rows.dropDuplicates("No rows", { columns: ['the "k"'], order: [{ expression: sql`n` }] });
  noRows.write.parquet("Out", { path: "out/rows" });
});
