import { defineJob, sql } from "tenon";

export default defineJob("Rolling aggregate", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "the day", type: "DATE" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [
      ["2024-01-08", "10"],
      ["2024-01-01", "1"],
      ["2024-01-02", "2"],
      ["2024-01-08", "20"],
      ["2024-01-20", null],
      [null, "7"],
    ],
  });
  const sevenDays = rows.rolling("Seven days", {
    compute: { "7 days": sql`avg(delay)`, middle: sql`median(delay)`, least: sql`min(delay)` },
    order: [{ expression: sql`"the day"` }],
    over: "time",
  });
  sevenDays.write.parquet("Out", { path: "out/rows" });
});
