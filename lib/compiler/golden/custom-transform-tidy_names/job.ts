import { defineJob } from "tenon";

export default defineJob("Custom transform", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "name"', type: "VARCHAR" },
      { name: "city", type: "VARCHAR" },
      { name: "age", type: "INTEGER" },
    ],
    rows: [
      ["  Zoë   Ray", "", "41"],
      [" AL ", "Köln", null],
      [null, "  ", "7"],
    ],
  });
  const tidyNames = rows.customTransform("Tidy names", "tidy_text", {
    columns: ['the "name"', "city"],
    letters: "lower",
    empty_to_null: true,
  });
  tidyNames.write.parquet("Out", { path: "out/rows" });
});
