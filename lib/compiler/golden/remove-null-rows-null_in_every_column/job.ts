import { defineJob } from "tenon";

export default defineJob("Remove null rows", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: 'the "name"', type: "VARCHAR" },
    ],
    rows: [
      ["1", "Zoë"],
      [null, null],
      [null, ""],
      ["2", null],
    ],
  });
  const nullInEveryColumn = rows.removeNullRows("NULL in every column");
  nullInEveryColumn.write.parquet("Out", { path: "out/rows" });
  nullInEveryColumn.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
