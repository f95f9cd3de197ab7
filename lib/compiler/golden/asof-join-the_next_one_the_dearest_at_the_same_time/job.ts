import { defineJob, sql } from "tenon";

export default defineJob("As-of join", (job) => {
  const left = job.inline("Left", {
    columns: [{ name: "order", type: "BIGINT" }],
    rows: [["1"], ["2"], ["9"], [null]],
  });
  const right = job.inline("Right", {
    columns: [
      { name: "Order", type: "BIGINT" },
      { name: "price", type: "BIGINT" },
    ],
    rows: [
      ["2", "1"],
      ["2", "5"],
      ["2", null],
      ["3", null],
    ],
  });
  const theNextOneTheDearestAtTheSame = left.asofJoin("The next one, the dearest at the same time", right, {
    column: "order",
    nearest: "after",
    otherColumn: "ORDER",
    type: "inner",
    order: [{ expression: sql`price`, direction: "desc" }],
    suffix: " next",
  });
  theNextOneTheDearestAtTheSame.write.parquet("Out", { path: "out/rows" });
});
