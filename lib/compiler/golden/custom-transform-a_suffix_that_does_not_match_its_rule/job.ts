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
  const aSuffixThatDoesNotMatchItsRule = rows.customTransform(
    "A suffix that does not match its rule",
    "tidy_text",
    { columns: ["city"], letters: "keep", suffix: "Short!" },
  );
  aSuffixThatDoesNotMatchItsRule.write.parquet("Out", { path: "out/rows" });
});
