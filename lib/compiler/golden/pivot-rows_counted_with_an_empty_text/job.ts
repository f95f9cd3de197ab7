import { defineJob } from "tenon";

export default defineJob("Pivot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "who", type: "VARCHAR" },
      { name: "answer", type: "VARCHAR" },
    ],
    rows: [
      ["a", "yes"],
      ["a", "yes"],
      ["b", ""],
      ["b", null],
    ],
  });
  const rowsCountedWithAnEmptyText = rows.pivot("Rows counted, with an empty text", ["answer"], {
    compute: "count",
  });
  rowsCountedWithAnEmptyText.write.parquet("Out", { path: "out/rows" });
});
