import { defineJob } from "tenon";

export default defineJob("Pivot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "product", type: "VARCHAR" },
      { name: "month", type: "VARCHAR" },
      { name: "country", type: "VARCHAR" },
      { name: "sales", type: "DECIMAL(10,2)" },
    ],
    rows: [
      ["tea", "Jan", "uk", "10.50"],
      ["tea", "Jan", "uk", "1.00"],
      ["tea", "Feb", "us", "2.00"],
      ["Kaffee", "Jan", null, "3.00"],
      [null, "Jan", "uk", null],
    ],
  });
  const salesByMonthAndCountry = rows.pivot("Sales by month and country", ["Month", "country"], {
    values: ["sales"],
  });
  salesByMonthAndCountry.write.parquet("Out", { path: "out/rows" });
});
