import { defineJob, sql } from "tenon";

export default defineJob("Route", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "origin", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [["SFO", "61"]],
  });
  const aConditionAboutAColumnThatIsNot = rows.route("A condition about a column that is not there", {
    groups: { late: sql`dely > 60` },
  });
  aConditionAboutAColumnThatIsNot.late.write.parquet("Out", { path: "out/rows" });
  aConditionAboutAColumnThatIsNot.rest.write.parquet("Out rest", { path: "out/rest" });
});
