import { defineJob } from "tenon";

export default defineJob("Split string", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "categories", type: "VARCHAR" },
    ],
    rows: [
      ["1", "sports , winter"],
      ["2", "jeux,été,"],
      ["3", ""],
      ["4", null],
    ],
  });
  const categories = rows.splitString("Categories", "Categories", "\\s*,\\s*", { as: "categories_arr" });
  categories.write.parquet("Out", { path: "out/rows" });
});
