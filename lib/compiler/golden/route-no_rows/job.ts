import { defineJob, sql } from "tenon";

export default defineJob("Route", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: 'a "b"', type: "VARCHAR" }] });
  const noRows = rows.route("No rows", { groups: { output_group_1: sql`"a ""b""" is null` } });
  noRows.output_group_1.write.parquet("Out", { path: "out/rows" });
  noRows.rest.write.parquet("Out rest", { path: "out/rest" });
});
