import { defineJob } from "tenon";

export default defineJob("Fill missing values", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "n", type: "INTEGER" },
    ],
    rows: [
      ["x", "1"],
      ["x", "2"],
      ["x", null],
      [null, "7"],
      [null, null],
      ["none", null],
    ],
  });
  const meanWithinEachGroup = rows.fillMissing("Mean within each group", "n", {
    method: "mean",
    by: ["K"],
    as: "N mean",
  });
  meanWithinEachGroup.write.parquet("Out", { path: "out/rows" });
});
