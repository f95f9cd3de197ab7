import { defineJob } from "tenon";

export default defineJob("Select fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "name", type: "VARCHAR" },
      { name: "id", type: "BIGINT" },
    ],
  });
  const noRowsOneColumnTwice = rows.selectFields("No rows, one column twice", ["ID", "id"]);
  noRowsOneColumnTwice.write.parquet("Out", { path: "out/rows" });
});
