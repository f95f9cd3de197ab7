import { defineJob, sql } from "tenon";

export default defineJob("Filter", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "origin", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [
      ["SFO", "61"],
      ["JFK", "60"],
      [null, "90"],
      ["LAX", null],
      ["ORD", "120"],
    ],
  });
  const delaysOverAnHour = rows.filter("Delays over an hour", sql`delay > 60 and origin is not null`);
  delaysOverAnHour.write.parquet("Out", { path: "out/rows" });
});
