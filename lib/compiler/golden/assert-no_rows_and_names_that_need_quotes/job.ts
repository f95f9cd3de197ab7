import { defineJob, sql } from "tenon";

export default defineJob("Assert", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "n"', type: "BIGINT" },
      { name: "order", type: "VARCHAR" },
    ],
  });
  const noRowsAndNamesThatNeedQuotes = rows.assert(
    "No rows, and names that need quotes",
    { 'the "n" isn\'t NULL': sql`"the ""n""" is not null -- never`, order: sql`"order" <> ''` },
    { reasons: 'the "why"' },
  );
  noRowsAndNamesThatNeedQuotes.write.parquet("Out", { path: "out/rows" });
  noRowsAndNamesThatNeedQuotes.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
