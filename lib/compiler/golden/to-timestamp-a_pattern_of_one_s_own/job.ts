import { defineJob } from "tenon";

export default defineJob("To timestamp", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "on", type: "VARCHAR" }],
    rows: [["9.2.2024 um 15:04"], ["29.02.2023 um 15:04"], [null]],
  });
  const aPatternOfOnesOwn = rows.toTimestamp("A pattern of one's own", "on", {
    format: "pattern",
    pattern: "d.M.yyyy 'um' HH:mm",
    as: "at",
  });
  aPatternOfOnesOwn.write.parquet("Out", { path: "out/rows" });
});
