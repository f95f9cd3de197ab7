import { defineJob } from "tenon";

export default defineJob("Remove null rows", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "name", type: "VARCHAR" }], rows: [[null]] });
  const aColumnThatIsNotThere = rows.removeNullRows("A column that is not there", { columns: ["nme"] });
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
