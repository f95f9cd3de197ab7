import { defineJob, sql } from "tenon";

export default defineJob("Filter", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "delay", type: "BIGINT" }], rows: [["61"]] });
  const aColumnThatIsNotThere = rows.filter("A column that is not there", sql`dely > 60`);
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
