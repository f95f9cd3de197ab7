import { defineJob } from "tenon";

export default defineJob("Change schema", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "select", type: "BIGINT" }] });
  const noRowsNothingToCast = rows.changeSchema("No rows, nothing to cast", [
    { from: "select", to: 'the "new" name' },
  ]);
  noRowsNothingToCast.write.parquet("Out", { path: "out/rows" });
  noRowsNothingToCast.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
