import { defineJob } from "tenon";

export default defineJob("Except", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "order", type: "VARCHAR" }] });
  const otherRows = job.inline("Other rows", {
    columns: [{ name: "order", type: "VARCHAR" }],
    rows: [["a"]],
  });
  const noRows = rows.except("No rows", otherRows);
  noRows.write.parquet("Out", { path: "out/rows" });
});
