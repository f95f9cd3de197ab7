import { defineJob, sql } from "tenon";

export default defineJob("Derived column", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "name", type: "VARCHAR" }], rows: [["1"], ["one"]] });
  const aValueThatCannotBeComputed = rows.deriveColumns("A value that cannot be computed", {
    n: sql`CAST(name AS INTEGER)`,
  });
  aValueThatCannotBeComputed.write.parquet("Out", { path: "out/rows" });
});
