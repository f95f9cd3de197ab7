import { defineJob } from "tenon";

export default defineJob("As-of join", (job) => {
  const left = job.inline("Left", {
    columns: [
      { name: "t", type: "DATE" },
      { name: "v", type: "BIGINT" },
    ],
  });
  const right = job.inline("Right", {
    columns: [
      { name: "t", type: "DATE" },
      { name: "v", type: "BIGINT" },
    ],
    rows: [["2024-01-01", "1"]],
  });
  const noRowsOnTheLeft = left.asofJoin("No rows on the left", right, {
    column: "t",
    nearest: "at_or_after",
    otherColumn: "t",
    on: { v: "v" },
  });
  noRowsOnTheLeft.write.parquet("Out", { path: "out/rows" });
});
