import { defineJob, sql } from "tenon";

export default defineJob("Window", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "seen", type: "DATE" },
    ],
    rows: [
      ["a", "2024-01-01"],
      ["a", "2024-01-03"],
      ["a", "2024-01-03"],
      ["a", "2024-01-05"],
      [null, null],
      [null, null],
    ],
  });
  const aSpanOfTime = rows.window("A span of time", {
    compute: { n: sql`count(*)`, first: sql`row_number()` },
    by: ["k"],
    order: [{ expression: sql`seen` }],
    frame: "around",
    before: 2,
    unit: "day",
  });
  aSpanOfTime.write.parquet("Out", { path: "out/rows" });
});
