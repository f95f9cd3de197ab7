import { defineJob, sql } from "tenon";

export default defineJob("Sort", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "group", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [
      ["b", "61"],
      ["", "120"],
      [null, "61"],
      ["é", null],
      ["a", "61"],
    ],
  });
  const worstDelayFirst = rows.sort("Worst delay first", [
    { expression: sql`delay`, direction: "desc" },
    { expression: sql`"group"`, nulls: "first" },
  ]);
  worstDelayFirst.write.parquet("Out", { path: "out/rows" });
});
