import { defineJob } from "tenon";

export default defineJob("Row number", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "n", type: "BIGINT" }], rows: [[null], [null]] });
  const asTheRowsCome = rows.rowNumber("As the rows come");
  asTheRowsCome.write.parquet("Out", { path: "out/rows" });
});
