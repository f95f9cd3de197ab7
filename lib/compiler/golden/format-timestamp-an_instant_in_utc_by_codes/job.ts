import { defineJob } from "tenon";

export default defineJob("Format timestamp", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "order", type: "TIMESTAMP WITH TIME ZONE" }],
    rows: [["2024-07-01 00:30:00+02"], [null]],
  });
  const anInstantInUtcByCodes = rows.formatTimestamp(
    "An instant in UTC, by codes",
    "order",
    "%Y-%m-%dT%H:%M:%SZ, 100%%",
  );
  anInstantInUtcByCodes.write.parquet("Out", { path: "out/rows" });
});
