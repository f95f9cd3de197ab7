import { defineJob } from "tenon";

export default defineJob("Intersect", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "order", type: "VARCHAR" }], rows: [["a"], [null]] });
  const otherRows = job.inline("Other rows", { columns: [{ name: "order", type: "VARCHAR" }] });
  const noOtherRows = rows.intersect("No other rows", otherRows);
  noOtherRows.write.parquet("Out", { path: "out/rows" });
});
