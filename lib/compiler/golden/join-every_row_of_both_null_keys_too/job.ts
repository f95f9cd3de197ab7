import { defineJob } from "tenon";

export default defineJob("Join", (job) => {
  const left = job.inline("Left", {
    columns: [
      { name: "order", type: "BIGINT" },
      { name: 'the "n"', type: "VARCHAR" },
    ],
    rows: [
      ["1", "a"],
      [null, "b"],
      ["2", null],
    ],
  });
  const right = job.inline("Right", {
    columns: [
      { name: "ORDER", type: "BIGINT" },
      { name: "m", type: "VARCHAR" },
    ],
    rows: [
      ["1", "x"],
      ["1", "y"],
      [null, "z"],
      ["3", ""],
    ],
  });
  const everyRowOfBothNullKeysToo = left.join("Every row of both, NULL keys too", right, {
    type: "full",
    on: { order: "Order" },
    nullsEqual: true,
    equalNames: "left",
  });
  everyRowOfBothNullKeysToo.write.parquet("Out", { path: "out/rows" });
});
