import { defineJob } from "tenon";

export default defineJob("Change schema", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "reading", type: "STRUCT(taken VARCHAR, v VARCHAR, unit VARCHAR)" }],
    rows: [
      ["{'taken': '2024-02-29', 'v': '1.5', 'unit': 'm'}"],
      ["{'taken': '2023-02-29', 'v': 'n/a', 'unit': NULL}"],
      [null],
    ],
  });
  const valuesThatDoNotFitBecomeNull = rows.changeSchema(
    "Values that do not fit become NULL",
    [
      {
        from: "reading",
        to: "reading",
        children: [
          { from: "taken", to: "day", type: "DATE" },
          { from: "v", to: "value", type: "DOUBLE" },
        ],
      },
    ],
    { onCastError: "null" },
  );
  valuesThatDoNotFitBecomeNull.write.parquet("Out", { path: "out/rows" });
});
