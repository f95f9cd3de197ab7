import { defineJob } from "tenon";

export default defineJob("Pivot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "country", type: "VARCHAR" },
      { name: "sales", type: "BIGINT" },
    ],
    rows: [
      ["uk", "1"],
      ["UK", "2"],
    ],
  });
  const valuesThatDifferInCaseOnly = rows.pivot("Values that differ in case only", ["country"], {
    values: ["sales"],
  });
  valuesThatDifferInCaseOnly.write.parquet("Out", { path: "out/rows" });
});
