import { defineJob } from "tenon";

export default defineJob("Limit", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: 'the "n"', type: "BIGINT" }] });
  const noneOfNoRows = rows.limit("None of no rows", 0);
  noneOfNoRows.write.parquet("Out", { path: "out/rows" });
});
