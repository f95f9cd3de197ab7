import { defineJob } from "tenon";

export default defineJob("To timestamp", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "order", type: "BIGINT" },
      { name: "a", type: "VARCHAR" },
    ],
    rows: [
      ["1667400059", "x"],
      ["9223372036854775807", "too large"],
      [null, null],
    ],
  });
  const secondsAsInstants = rows.toTimestamp("Seconds, as instants", "order", {
    format: "seconds",
    type: "TIMESTAMP WITH TIME ZONE",
  });
  secondsAsInstants.write.parquet("Out", { path: "out/rows" });
});
