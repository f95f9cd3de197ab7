import { defineJob } from "tenon";

export default defineJob("Join", (job) => {
  const left = job.inline("Left", { columns: [{ name: "k", type: "BIGINT" }], rows: [["1"], [null]] });
  const right = job.inline("Right", { columns: [{ name: "k", type: "BIGINT" }] });
  const noRowsOnTheRight = left.join("No rows on the right", right, { type: "anti", on: { k: "k" } });
  noRowsOnTheRight.write.parquet("Out", { path: "out/rows" });
});
