import { defineJob, sql } from "tenon";

export default defineJob("Record matching", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "a", type: "VARCHAR" }],
    rows: [["x0"], ["x1"], ["x2"], ["x3"]],
  });
  const tooManyComparisons = rows.matchRecords("Too many comparisons", [], {
    compare: [{ column: "a" }],
    blocks: { "the first letter": sql`left(a, 1)` },
    mostPairs: 5,
  });
  tooManyComparisons.write.parquet("Out", { path: "out/rows" });
});
