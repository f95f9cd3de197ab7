import { defineJob } from "tenon";

export default defineJob("Autobalance", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "order"', type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
    ],
    rows: [
      ["1", "a"],
      [null, null],
      ["3", ""],
    ],
  });
  const twoFilesOfThreeRows = rows.autobalance("Two files of three rows", 2);
  twoFilesOfThreeRows.write.parquet("Out", { path: "out/rows" });
});
