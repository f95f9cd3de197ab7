import { defineJob, sql } from "tenon";

export default defineJob("Assert", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "delay", type: "BIGINT" }], rows: [["61"]] });
  const aConditionAboutAColumnThatIsNot = rows.assert("A condition about a column that is not there", {
    late: sql`dely > 60`,
  });
  aConditionAboutAColumnThatIsNot.write.parquet("Out", { path: "out/rows" });
});
