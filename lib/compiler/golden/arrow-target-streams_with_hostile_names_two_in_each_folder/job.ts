import { defineJob } from "tenon";

export default defineJob("Write Arrow", (job) => {
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
  rows.write.arrow("Streams with hostile names, two in each folder", {
    path: "lake/out/odd",
    partitionBy: ["state"],
    files: 2,
    layout: "stream",
  });
});
