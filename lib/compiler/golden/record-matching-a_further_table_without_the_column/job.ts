import { defineJob } from "tenon";

export default defineJob("Record matching", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "VARCHAR" }] });
  const compareWith = job.inline("Compare with", { columns: [{ name: "b", type: "VARCHAR" }] });
  const aFurtherTableWithoutTheColumn = rows.matchRecords(
    "A further table without the column",
    [compareWith],
    { compare: [{ column: "a" }] },
  );
  aFurtherTableWithoutTheColumn.write.parquet("Out", { path: "out/rows" });
});
