import { defineJob, sql } from "tenon";

export default defineJob("Fill missing values", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "stock", type: "VARCHAR" },
      { name: "day", type: "DATE" },
      { name: "price", type: "DECIMAL(10,2)" },
    ],
    rows: [
      ["a", "2024-01-03", null],
      ["a", "2024-01-01", "1.50"],
      ["a", "2024-01-02", null],
      ["b", "2024-01-01", null],
      ["b", "2024-01-02", "7.00"],
    ],
  });
  const theValueBefore = rows.fillMissing("The value before", "price", {
    method: "forward",
    order: [{ expression: sql`day` }],
    by: ["stock"],
  });
  theValueBefore.write.parquet("Out", { path: "out/rows" });
});
