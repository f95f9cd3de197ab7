import { defineJob, sql } from "tenon";

export default defineJob("Window", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "day", type: "DATE" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [[null, "1"]],
  });
  const aColumnThatIsNotThere = rows.window("A column that is not there", {
    compute: { change: sql`delay - lag(dely)` },
    order: [{ expression: sql`day` }],
  });
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
