import { defineJob, sql } from "tenon";

export default defineJob("Record matching", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "a", type: "VARCHAR" },
      { name: "row_number", type: "BIGINT" },
    ],
  });
  const noRows = rows.matchRecords("No rows", [], {
    compare: [{ column: "a" }],
    blocks: { a: sql`a` },
    result: "groups",
  });
  noRows.write.parquet("Out", { path: "out/rows" });
});
