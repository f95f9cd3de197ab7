import { defineJob } from "tenon";

export default defineJob("Hash columns", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "a"', type: "VARCHAR" },
      { name: "order", type: "VARCHAR" },
    ],
    rows: [
      ["ab", "c"],
      ["a", "bc"],
      ["", null],
      [null, ""],
      ["-", "1:-"],
    ],
  });
  const nullEmptyAndValuesThatRunInto = rows.hashColumns("NULL, empty, and values that run into each other", {
    columns: ['the "a"', "order"],
    as: "md5",
    algorithm: "md5",
  });
  nullEmptyAndValuesThatRunInto.write.parquet("Out", { path: "out/rows" });
});
