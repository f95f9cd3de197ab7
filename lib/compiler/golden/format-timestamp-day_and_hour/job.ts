import { defineJob } from "tenon";

export default defineJob("Format timestamp", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "at", type: "TIMESTAMP" }],
    rows: [["2024-02-29 15:04:05.678"], ["0001-01-01 00:00:00"], [null]],
  });
  const dayAndHour = rows.formatTimestamp("Day and hour", "AT", "EEE dd.MM.yyyy, HH'h'", {
    as: 'the "hour"',
  });
  dayAndHour.write.parquet("Out", { path: "out/rows" });
});
