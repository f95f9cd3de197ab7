import { defineJob } from "tenon";

export default defineJob("Add current timestamp", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "VARCHAR" }] });
  const noRowsAnInstant = rows.addCurrentTimestamp("No rows, an instant", {
    type: "TIMESTAMP WITH TIME ZONE",
  });
  noRowsAnInstant.write.parquet("Out", { path: "out/rows" });
});
