import { defineJob } from "tenon";

export default defineJob("Cross join", (job) => {
  const left = job.inline("Left", { columns: [{ name: "order", type: "BIGINT" }], rows: [["1"], ["2"]] });
  const right = job.inline("Right", { columns: [{ name: "order", type: "BIGINT" }] });
  const noRowsOnTheRight = left.crossJoin("No rows on the right", right, { suffix: " of the right" });
  noRowsOnTheRight.write.parquet("Out", { path: "out/rows" });
});
