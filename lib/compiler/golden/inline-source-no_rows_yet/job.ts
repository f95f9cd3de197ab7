import { defineJob } from "tenon";

export default defineJob("Inline data", (job) => {
  const noRowsYet = job.inline("No rows yet", { columns: [{ name: "select", type: "INTEGER" }] });
  noRowsYet.write.parquet("Out", { path: "out/rows" });
});
