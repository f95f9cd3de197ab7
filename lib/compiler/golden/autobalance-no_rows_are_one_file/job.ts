import { defineJob } from "tenon";

export default defineJob("Autobalance", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "VARCHAR" }] });
  const noRowsAreOneFile = rows.autobalance("No rows are one file", 3);
  noRowsAreOneFile.write.parquet("Out", { path: "out/rows" });
});
