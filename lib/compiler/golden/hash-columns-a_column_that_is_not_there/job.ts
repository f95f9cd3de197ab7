import { defineJob } from "tenon";

export default defineJob("Hash columns", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "name", type: "VARCHAR" }] });
  const aColumnThatIsNotThere = rows.hashColumns("A column that is not there", { columns: ["nmae"] });
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
