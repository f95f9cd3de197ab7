import { defineJob, sql } from "tenon";

export default defineJob("Row number", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "name", type: "VARCHAR" },
      { name: 'the "city"', type: "VARCHAR" },
    ],
    rows: [
      ["Zoë", "Zürich"],
      ["Bo", null],
      ["Bo", "Bern"],
      [null, ""],
      ["", "x"],
    ],
  });
  const aKeyForEachCustomer = rows.rowNumber("A key for each customer", {
    as: "customer key",
    order: [{ expression: sql`name` }],
    start: 1000,
  });
  aKeyForEachCustomer.write.parquet("Out", { path: "out/rows" });
});
