import { defineJob } from "tenon";

export default defineJob("Concatenate columns", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "year", type: "INTEGER" }] });
  const aColumnThatIsNotThere = rows.concatenateColumns("A column that is not there", ["yaer"], "date");
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
