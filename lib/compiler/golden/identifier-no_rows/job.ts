import { defineJob } from "tenon";

export default defineJob("Identifier", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "VARCHAR" }] });
  const noRows = rows.addIdentifier("No rows");
  noRows.write.parquet("Out", { path: "out/rows" });
});
