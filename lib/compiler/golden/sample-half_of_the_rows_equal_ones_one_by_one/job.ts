import { defineJob } from "tenon";

export default defineJob("Sample", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "order", type: "VARCHAR" },
      { name: "row_place", type: "BIGINT" },
    ],
    rows: [
      ["a", "1"],
      ["a", "1"],
      ["a", "1"],
      ["a", "1"],
      [null, null],
      [null, null],
      ["b", null],
      ["", "2"],
    ],
  });
  const halfOfTheRowsEqualOnesOneByOne = rows.sample("Half of the rows, equal ones one by one", {
    unit: "percent",
    percent: 50,
    seed: 7,
  });
  halfOfTheRowsEqualOnesOneByOne.write.parquet("Out", { path: "out/rows" });
});
