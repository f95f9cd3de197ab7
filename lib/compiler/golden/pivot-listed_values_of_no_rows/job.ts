import { defineJob } from "tenon";

export default defineJob("Pivot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "month", type: "DATE" },
      { name: "sales", type: "BIGINT" },
    ],
  });
  const listedValuesOfNoRows = rows.pivot("Listed values of no rows", ["month"], {
    values: ["sales"],
    from: "list",
    list: ["2024-01-01"],
  });
  listedValuesOfNoRows.write.parquet("Out", { path: "out/rows" });
});
