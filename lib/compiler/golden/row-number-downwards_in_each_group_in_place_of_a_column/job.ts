import { defineJob, sql } from "tenon";

export default defineJob("Row number", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "order", type: "VARCHAR" },
      { name: "k", type: "VARCHAR" },
      { name: "n", type: "BIGINT" },
    ],
    rows: [
      ["a", null, "1"],
      ["b", null, "2"],
      ["c", "x", null],
      ["d", "x", "1"],
    ],
  });
  const downwardsInEachGroupInPlaceOfA = rows.rowNumber("Downwards in each group, in place of a column", {
    as: "ORDER",
    order: [{ expression: sql`n`, direction: "desc" }],
    start: -5,
    step: -10,
    by: ["k"],
  });
  downwardsInEachGroupInPlaceOfA.write.parquet("Out", { path: "out/rows" });
});
