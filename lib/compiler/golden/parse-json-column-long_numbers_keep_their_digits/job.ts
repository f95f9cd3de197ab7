import { defineJob } from "tenon";

export default defineJob("Parse JSON column", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "order", type: "JSON" }],
    rows: [["[18446744073709551615, 1]"], ["[-1]"], ["[null]"]],
  });
  const longNumbersKeepTheirDigits = rows.parseJson("Long numbers keep their digits", "order");
  longNumbersKeepTheirDigits.write.parquet("Out", { path: "out/rows" });
});
