import { defineJob, sql } from "tenon";

export default defineJob("Filter", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "n"', type: "BIGINT" },
      { name: "order", type: "VARCHAR" },
    ],
  });
  const noRowsAndNoneRejected = rows.filter(
    "No rows, and none rejected",
    sql`"the ""n""" > 1 or "order" is null`,
  );
  noRowsAndNoneRejected.write.parquet("Out", { path: "out/rows" });
  noRowsAndNoneRejected.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
