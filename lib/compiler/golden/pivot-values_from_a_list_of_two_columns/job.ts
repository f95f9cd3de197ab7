import { defineJob } from "tenon";

export default defineJob("Pivot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "region", type: "VARCHAR" },
      { name: 'the "year"', type: "VARCHAR" },
      { name: "order", type: "BIGINT" },
      { name: "n", type: "DOUBLE" },
      { name: "x", type: "VARCHAR" },
    ],
    rows: [
      ["eu", "2024", "1", "0.5", "a"],
      ["eu", "2024", "7", null, "b"],
      ["eu", "it's", "2", "1.5", "c"],
      ["us", null, "3", "2.5", "d"],
      ["us", "1999", "9", "9.5", "e"],
    ],
  });
  const valuesFromAListOfTwoColumns = rows.pivot("Values from a list, of two columns", ['the "year"'], {
    compute: "max",
    values: ["order", "n"],
    by: ["region"],
    from: "list",
    list: ["2024", "null", "it's"],
  });
  valuesFromAListOfTwoColumns.write.parquet("Out", { path: "out/rows" });
});
