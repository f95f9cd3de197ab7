import { defineJob } from "tenon";

export default defineJob("Inline data", (job) => {
  const aCellThatDoesNotFitItsColumn = job.inline("A cell that does not fit its column", {
    columns: [{ name: "since", type: "DATE" }],
    rows: [["2024-02-29"], ["2023-02-29"]],
  });
  aCellThatDoesNotFitItsColumn.write.parquet("Out", { path: "out/rows" });
});
