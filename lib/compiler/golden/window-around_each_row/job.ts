import { defineJob, sql } from "tenon";

export default defineJob("Window", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "seen", type: "TIMESTAMP" },
      { name: "order", type: "BIGINT" },
    ],
    rows: [
      ["2024-01-03 00:00:00", null],
      [null, "4"],
      ["2024-01-01 00:00:00", "1"],
      ["2024-01-01 00:00:00", null],
      ["2024-01-02 00:00:00", "7"],
    ],
  });
  const aroundEachRow = rows.window("Around each row", {
    compute: { ORDER: sql`last_value("order" ignore nulls)`, 'the "mean"': sql`avg("order")` },
    order: [{ expression: sql`seen`, nulls: "first" }],
    frame: "around",
    before: 1,
    after: 1,
  });
  aroundEachRow.write.parquet("Out", { path: "out/rows" });
});
