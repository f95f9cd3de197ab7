import { defineJob } from "tenon";

export default defineJob("Parse JSON column", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "j", type: "VARCHAR" }], rows: [[null], ["oops"]] });
  const noRowsToFindATypeIn = rows.parseJson("No rows to find a type in", "j");
  noRowsToFindATypeIn.write.parquet("Out", { path: "out/rows" });
});
