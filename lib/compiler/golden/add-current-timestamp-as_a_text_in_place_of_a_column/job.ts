import { defineJob } from "tenon";

export default defineJob("Add current timestamp", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "day"', type: "DATE" },
      { name: "a", type: "VARCHAR" },
    ],
    rows: [["2024-02-29", null]],
  });
  const asATextInPlaceOfAColumn = rows.addCurrentTimestamp("As a text, in place of a column", {
    as: 'The "Day"',
    pattern: "yyyy-MM-dd",
  });
  asATextInPlaceOfAColumn.write.parquet("Out", { path: "out/rows" });
});
