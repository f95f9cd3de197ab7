import { defineJob } from "tenon";

export default defineJob("Format timestamp", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "n", type: "BIGINT" }], rows: [["1"]] });
  const aNumber = rows.formatTimestamp("A number", "n", "yyyy");
  aNumber.write.parquet("Out", { path: "out/rows" });
});
