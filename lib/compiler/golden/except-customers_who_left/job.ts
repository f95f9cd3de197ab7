import { defineJob } from "tenon";

export default defineJob("Except", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: 'the "name"', type: "VARCHAR" },
    ],
    rows: [
      ["1", "Zoë"],
      ["2", ""],
      ["2", ""],
      [null, null],
      ["3", null],
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
    ],
  });
  const customersWhoLeft = rows.except("Customers who left", otherRows);
  customersWhoLeft.write.parquet("Out", { path: "out/rows" });
});
