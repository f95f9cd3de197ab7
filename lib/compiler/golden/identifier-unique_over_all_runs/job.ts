import { defineJob } from "tenon";

export default defineJob("Identifier", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "order", type: "VARCHAR" },
      { name: "row_place", type: "VARCHAR" },
    ],
    rows: [
      ["x", "kept"],
      [null, null],
    ],
  });
  const uniqueOverAllRuns = rows.addIdentifier("Unique over all runs", { as: "ORDER", unique: true });
  uniqueOverAllRuns.write.parquet("Out", { path: "out/rows" });
});
