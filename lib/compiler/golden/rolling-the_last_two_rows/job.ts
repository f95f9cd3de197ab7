import { defineJob, sql } from "tenon";

export default defineJob("Rolling aggregate", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "order", type: "DOUBLE" }],
    rows: [["1"], ["2.5"], [null], ["4"]],
  });
  const theLastTwoRows = rows.rolling("The last two rows", {
    compute: { Order: sql`sum("order")` },
    order: [{ expression: sql`"order"`, direction: "desc" }],
    over: "rows",
    rows: 2,
  });
  theLastTwoRows.write.parquet("Out", { path: "out/rows" });
});
