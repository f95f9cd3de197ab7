import { defineJob, sql } from "tenon";

export default defineJob("Derived column", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "order", type: "BIGINT" }] });
  const noRowsNamesThatNeedQuotes = rows.deriveColumns("No rows, names that need quotes", {
    order: sql`"order" + 1 -- the next`,
    'the "new"': sql`NULL::DATE`,
  });
  noRowsNamesThatNeedQuotes.write.parquet("Out", { path: "out/rows" });
});
