import { defineJob, sql } from "tenon";

export default defineJob("Aggregate", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: 'the "state"', type: "VARCHAR" }] });
  const noRowsMakeNoGroup = rows.aggregate("No rows make no group", {
    by: ['the "state"'],
    compute: { order: sql`count(*)` },
  });
  noRowsMakeNoGroup.write.parquet("Out", { path: "out/rows" });
});
