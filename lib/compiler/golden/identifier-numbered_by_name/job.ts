import { defineJob, sql } from "tenon";

export default defineJob("Identifier", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: 'the "name"', type: "VARCHAR" }],
    rows: [["b"], [null], ["a"], [""]],
  });
  const numberedByName = rows.addIdentifier("Numbered by name", {
    order: [{ expression: sql`"the ""name"""`, nulls: "first" }],
  });
  numberedByName.write.parquet("Out", { path: "out/rows" });
});
