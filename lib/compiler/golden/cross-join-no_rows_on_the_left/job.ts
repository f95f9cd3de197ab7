import { defineJob } from "tenon";

export default defineJob("Cross join", (job) => {
  const left = job.inline("Left", { columns: [{ name: "order", type: "BIGINT" }] });
  const right = job.inline("Right", { columns: [{ name: "k", type: "BIGINT" }], rows: [["1"]] });
  const noRowsOnTheLeft = left.crossJoin("No rows on the left", right);
  noRowsOnTheLeft.write.parquet("Out", { path: "out/rows" });
});
