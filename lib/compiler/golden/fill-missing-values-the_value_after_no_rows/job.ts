import { defineJob, sql } from "tenon";

export default defineJob("Fill missing values", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "day", type: "DATE" },
      { name: "price", type: "DOUBLE" },
    ],
  });
  const theValueAfterNoRows = rows.fillMissing("The value after, no rows", "price", {
    method: "backward",
    order: [{ expression: sql`day` }],
  });
  theValueAfterNoRows.write.parquet("Out", { path: "out/rows" });
});
