import { defineJob } from "tenon";

export default defineJob("Unpivot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "item", type: "VARCHAR" },
      { name: "jan", type: "INTEGER" },
      { name: "feb", type: "DOUBLE" },
      { name: 'the "march"', type: "BIGINT" },
    ],
    rows: [
      ["tea", "1", "2.5", "3"],
      [null, null, null, "4"],
      ["tea", "1", "2.5", "3"],
    ],
  });
  const aRowForEachMonth = rows.unpivot("A row for each month", ["jan", "FEB", 'the "march"'], {
    name: "month",
    value: "sold",
  });
  aRowForEachMonth.write.parquet("Out", { path: "out/rows" });
});
