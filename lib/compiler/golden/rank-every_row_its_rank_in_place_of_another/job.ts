import { defineJob, sql } from "tenon";

export default defineJob("Rank", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "place", type: "VARCHAR" },
      { name: "n", type: "BIGINT" },
    ],
    rows: [
      ["x", "2"],
      ["y", null],
      ["z", "2"],
      ["z", "3"],
    ],
  });
  const everyRowItsRankInPlaceOfAnother = rows.rank("Every row, its rank in place of another", {
    order: [{ expression: sql`n`, nulls: "first" }],
    method: "rank",
    as: "Place",
  });
  everyRowItsRankInPlaceOfAnother.write.parquet("Out", { path: "out/rows" });
});
