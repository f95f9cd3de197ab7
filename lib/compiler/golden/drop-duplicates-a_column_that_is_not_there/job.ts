import { defineJob } from "tenon";

export default defineJob("Drop duplicates", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "key", type: "VARCHAR" }], rows: [["a"]] });
  const aColumnThatIsNotThere = rows.dropDuplicates("A column that is not there", { columns: ["kye"] });
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
