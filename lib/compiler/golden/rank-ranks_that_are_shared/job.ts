import { defineJob, sql } from "tenon";

export default defineJob("Rank", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "order", type: "BIGINT" }],
    rows: [["11"], ["1"], ["2"], ["3"], [null]],
  });
  const ranksThatAreShared = rows.rank("Ranks that are shared", {
    order: [{ expression: sql`"order" % 10` }],
    method: "dense_rank",
    keep: 2,
    as: 'the "rank"',
  });
  ranksThatAreShared.write.parquet("Out", { path: "out/rows" });
});
