import { defineJob } from "tenon";

export default defineJob("UUID", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "VARCHAR" }] });
  const noRows = rows.addUuid("No rows");
  noRows.write.parquet("Out", { path: "out/rows" });
});
