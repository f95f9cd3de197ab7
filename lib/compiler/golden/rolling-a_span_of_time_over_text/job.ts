import { defineJob, sql } from "tenon";

export default defineJob("Rolling aggregate", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "day", type: "VARCHAR" }], rows: [["Monday"]] });
  const aSpanOfTimeOverText = rows.rolling("A span of time over text", {
    compute: { n: sql`count(*)` },
    order: [{ expression: sql`day` }],
    over: "time",
  });
  aSpanOfTimeOverText.write.parquet("Out", { path: "out/rows" });
});
