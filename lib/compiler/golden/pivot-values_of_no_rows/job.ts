import { defineJob } from "tenon";

export default defineJob("Pivot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "product", type: "VARCHAR" },
      { name: "month", type: "DATE" },
      { name: "sales", type: "BIGINT" },
    ],
  });
  const valuesOfNoRows = rows.pivot("Values of no rows", ["month"], { values: ["sales"] });
  valuesOfNoRows.write.parquet("Out", { path: "out/rows" });
});
