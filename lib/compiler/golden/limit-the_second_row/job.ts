import { defineJob } from "tenon";

export default defineJob("Limit", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "select", type: "VARCHAR" },
    ],
    rows: [
      ["1", "a"],
      ["2", null],
      ["3", "ü"],
    ],
  });
  const theSecondRow = rows.limit("The second row", 1, { offset: 1 });
  theSecondRow.write.parquet("Out", { path: "out/rows" });
});
