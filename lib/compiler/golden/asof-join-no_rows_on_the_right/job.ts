import { defineJob } from "tenon";

export default defineJob("As-of join", (job) => {
  const left = job.inline("Left", { columns: [{ name: "t", type: "DATE" }], rows: [["2024-01-01"], [null]] });
  const right = job.inline("Right", {
    columns: [
      { name: "t", type: "DATE" },
      { name: "v", type: "BIGINT" },
    ],
  });
  const noRowsOnTheRight = left.asofJoin("No rows on the right", right, { column: "t", otherColumn: "t" });
  noRowsOnTheRight.write.parquet("Out", { path: "out/rows" });
});
