import { defineJob } from "tenon";

export default defineJob("Write Excel", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "order", type: "BIGINT" },
      { name: "big", type: "BIGINT" },
      { name: "at", type: "TIMESTAMP" },
      { name: "tags", type: "STRUCT(a INTEGER, b VARCHAR[])" },
      { name: "d", type: "DATE" },
    ],
    rows: [
      ["1", "9007199254740993", "2024-01-01 00:00:00.000001", "{'a': 1, 'b': ['x', NULL]}", "1899-12-31"],
      ["2", "5", null, null, null],
    ],
  });
  rows.write.excel("What a cell does not hold exactly is text", {
    path: "lake/out/exact",
    partitionBy: ["order"],
  });
});
