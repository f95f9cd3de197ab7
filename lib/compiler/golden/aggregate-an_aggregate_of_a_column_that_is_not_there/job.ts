import { defineJob, sql } from "tenon";

export default defineJob("Aggregate", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "state", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [["CA", "61"]],
  });
  const anAggregateOfAColumnThatIsNot = rows.aggregate("An aggregate of a column that is not there", {
    by: ["state"],
    compute: { worst: sql`max(dely)` },
  });
  anAggregateOfAColumnThatIsNot.write.parquet("Out", { path: "out/rows" });
});
