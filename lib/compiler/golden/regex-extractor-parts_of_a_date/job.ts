import { defineJob } from "tenon";

export default defineJob("Regex extractor", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "purchase_date", type: "VARCHAR" },
      { name: "day", type: "INTEGER" },
    ],
    rows: [
      ["2024-02-29", "1"],
      ["2024-02-29T15:04Z", "2"],
      ["gestern", "3"],
      ["", null],
      [null, null],
    ],
  });
  const partsOfADate = rows.extractRegex(
    "Parts of a date",
    "PURCHASE_DATE",
    "(?P<year>\\d{4})-(?P<month>\\d\\d)-(?<day>\\d\\d)(?:T(?P<hour>\\d\\d))?",
  );
  partsOfADate.write.parquet("Out", { path: "out/rows" });
});
