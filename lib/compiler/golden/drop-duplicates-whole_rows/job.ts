import { defineJob } from "tenon";

export default defineJob("Drop duplicates", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "a", type: "VARCHAR" },
      { name: "order", type: "BIGINT" },
    ],
    rows: [
      ["x", "1"],
      ["x", "1"],
      [null, null],
      [null, null],
      ["", null],
    ],
  });
  const wholeRows = rows.dropDuplicates("Whole rows");
  wholeRows.write.parquet("Out", { path: "out/rows" });
});
