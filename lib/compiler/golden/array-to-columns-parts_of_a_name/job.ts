import { defineJob } from "tenon";

export default defineJob("Array to columns", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "parts", type: "VARCHAR[]" },
    ],
    rows: [
      ["1", "[Zoë, Maria, Müller]"],
      ["2", "[Plato]"],
      ["3", "[]"],
      ["4", null],
      ["5", "[NULL, '', x]"],
    ],
  });
  const partsOfAName = rows.arrayToColumns("Parts of a name", "PARTS", {
    first: 1,
    last: -1,
    'the "third"': 3,
  });
  partsOfAName.write.parquet("Out", { path: "out/rows" });
});
