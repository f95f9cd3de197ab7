import { defineJob } from "tenon";

export default defineJob("Change schema", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "VARCHAR" },
      { name: "at", type: "VARCHAR" },
      { name: "list", type: "VARCHAR[]" },
      { name: "readings", type: "STRUCT(v VARCHAR, unit VARCHAR)[]" },
      { name: "reason", type: "VARCHAR" },
    ],
    rows: [
      ["1", "2024-02-29T10:00:00+02:00", "['1', NULL]", "[{'v': '1.5', 'unit': 'm'}, NULL]", "fits"],
      ["x", "yesterday", "[]", "[]", "two casts fail"],
      [null, "2024-02-30", null, null, "no such day"],
      [null, null, "['1', 'two']", null, null],
      ["4", null, null, "[{'v': '1', 'unit': NULL}, {'v': '1234.5', 'unit': NULL}]", ""],
      [null, null, null, null, null],
    ],
  });
  const rowsThatDoNotFitToASecondOutput = rows.changeSchema("Rows that do not fit, to a second output", [
    { from: "ID", to: "id", type: "INTEGER" },
    { from: "at", to: "at", type: "TIMESTAMP" },
    { from: "list", to: "list", type: "INTEGER[]" },
    { from: "readings", to: "readings", children: [{ from: "v", to: "value", type: "DECIMAL(5,2)" }] },
  ]);
  rowsThatDoNotFitToASecondOutput.write.parquet("Out", { path: "out/rows" });
  rowsThatDoNotFitToASecondOutput.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
