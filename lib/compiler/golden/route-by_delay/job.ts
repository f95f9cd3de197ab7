import { defineJob, sql } from "tenon";

export default defineJob("Route", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "origin", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [
      ["SFO", "61"],
      ["JFK", "121"],
      ["ORD", "0"],
      ["LAX", null],
      [null, null],
    ],
  });
  const byDelay = rows.route("By delay", {
    groups: {
      late: sql`delay > 60`,
      very_late: sql`delay > 120 -- two hours`,
      west: sql`origin in ('SFO', 'LAX')`,
    },
  });
  byDelay.late.write.parquet("Out", { path: "out/rows" });
  byDelay.very_late.write.parquet("Out very_late", { path: "out/very_late" });
  byDelay.west.write.parquet("Out west", { path: "out/west" });
  byDelay.rest.write.parquet("Out rest", { path: "out/rest" });
});
