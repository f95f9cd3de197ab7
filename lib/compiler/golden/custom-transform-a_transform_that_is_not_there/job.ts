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
  const aTransformThatIsNotThere = rows.customTransform("A transform that is not there", "tidy_texts", {});
  aTransformThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
