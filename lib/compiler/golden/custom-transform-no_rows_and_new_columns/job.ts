import { defineJob } from "tenon";

export default defineJob("Custom transform", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "city", type: "VARCHAR" }] });
  const noRowsAndNewColumns = rows.customTransform("No rows, and new columns", "tidy_text", {
    columns: ["CITY"],
    letters: "upper",
    longest: 3,
    suffix: "_short",
  });
  noRowsAndNewColumns.write.parquet("Out", { path: "out/rows" });
});
