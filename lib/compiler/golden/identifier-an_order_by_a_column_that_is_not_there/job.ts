import { defineJob, sql } from "tenon";

export default defineJob("Identifier", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "name", type: "VARCHAR" }], rows: [["x"]] });
  const anOrderByAColumnThatIsNotThere = rows.addIdentifier("An order by a column that is not there", {
    order: [{ expression: sql`nme` }],
  });
  anOrderByAColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
