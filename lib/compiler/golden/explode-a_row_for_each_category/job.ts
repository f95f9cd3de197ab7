import { defineJob } from "tenon";

export default defineJob("Explode array or map", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "product_id", type: "BIGINT" },
      { name: "category", type: "VARCHAR[]" },
      { name: "order", type: "VARCHAR" },
    ],
    rows: [
      ["1", "[sports, winter]", "a"],
      ["2", "[NULL, été]", "b"],
      ["3", "[]", "c"],
      ["4", null, "d"],
    ],
  });
  const aRowForEachCategory = rows.explode("A row for each category", "Category", { includeNulls: true });
  aRowForEachCategory.write.parquet("Out", { path: "out/rows" });
});
