import { defineJob } from "tenon";

export default defineJob("Write Excel", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "state", type: "VARCHAR" },
      { name: 'the "order"', type: "BIGINT" },
      { name: "share", type: "DECIMAL(4,3)" },
      { name: "day", type: "DATE" },
      { name: "at", type: "TIMESTAMP" },
      { name: "time", type: "TIME" },
      { name: "ok", type: "BOOLEAN" },
    ],
    rows: [
      ["CA", "7", "0.125", "2024-02-29", "2024-02-29 23:59:59.999", "23:59:59", "true"],
      ["=1+1", "-1", null, "1900-03-01", "1900-03-01 00:00:00", "00:00:00", "false"],
      ["two\nlines <&> _x0041_", null, "-1.000", null, null, null, null],
    ],
  });
  rows.write.excel("One workbook for a report", {
    path: "lake/out/report.xlsx",
    mode: "overwrite",
    sheet: "Delays & more",
  });
});
