import { defineJob } from "tenon";

export default defineJob("Intersect", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: 'the "name"', type: "VARCHAR" },
    ],
    rows: [
      ["1", "Zoë"],
      ["1", "Zoë"],
      [null, null],
      ["2", ""],
      ["3", "x"],
    ],
  });
  const otherRows = job.inline("Other rows", {
    columns: [
      { name: 'THE "NAME"', type: "VARCHAR" },
      { name: "ID", type: "BIGINT" },
    ],
    rows: [
      ["Zoë", "1"],
      [null, null],
      [null, "2"],
      ["x", "4"],
    ],
  });
  const customersOfBothYears = rows.intersect("Customers of both years", otherRows);
  customersOfBothYears.write.parquet("Out", { path: "out/rows" });
});
