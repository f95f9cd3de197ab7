import { defineJob } from "tenon";

export default defineJob("Concatenate columns", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "day"', type: "VARCHAR" },
      { name: "month", type: "VARCHAR" },
      { name: "year", type: "INTEGER" },
    ],
    rows: [
      ["29", "02", "2024"],
      ["", null, "2024"],
      [null, null, null],
    ],
  });
  const aDateOfItsParts = rows.concatenateColumns(
    "A date of its parts",
    ["YEAR", "month", 'the "day"'],
    "date",
    { spacer: "-", nullText: "??" },
  );
  aDateOfItsParts.write.parquet("Out", { path: "out/rows" });
});
