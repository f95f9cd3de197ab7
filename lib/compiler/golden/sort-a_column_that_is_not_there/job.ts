import { defineJob, sql } from "tenon";

export default defineJob("Sort", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "delay", type: "BIGINT" }], rows: [["1"]] });
  const aColumnThatIsNotThere = rows.sort("A column that is not there", [{ expression: sql`dely` }]);
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
