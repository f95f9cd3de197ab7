import { defineJob } from "tenon";

export default defineJob("Write Avro", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "state", type: "VARCHAR" },
      { name: 'the "order"', type: "BIGINT" },
      { name: "2nd", type: "VARCHAR" },
      { name: "Zürich", type: 'STRUCT("a b" INTEGER)' },
    ],
    rows: [
      ["CA", "1", "x", "{'a b': 1}"],
      ["CA", "2", "", null],
      ["CA", "3", null, null],
      [null, "4", "y", null],
    ],
  });
  rows.write.avro("Names that need encoding, two files in each folder", {
    path: "lake/out/odd",
    partitionBy: ["state"],
    files: 2,
    compression: "none",
  });
});
