import { defineJob, sql } from "tenon";

export default defineJob("Row number", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "name", type: "VARCHAR" }], rows: [["a"]] });
  const anOrderByAColumnThatIsNotThere = rows.rowNumber("An order by a column that is not there", {
    order: [{ expression: sql`nmae` }],
  });
  anOrderByAColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
