import { defineJob } from "tenon";

export default defineJob("Explode array or map", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "STRUCT(b INTEGER)[]" }] });
  const noRows = rows.explode("No rows", "a", { as: "element" });
  noRows.write.parquet("Out", { path: "out/rows" });
});
