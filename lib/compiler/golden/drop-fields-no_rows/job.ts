import { defineJob } from "tenon";

export default defineJob("Drop fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "order", type: "VARCHAR" },
      { name: "id", type: "BIGINT" },
    ],
  });
  const noRows = rows.dropFields("No rows", ["order"]);
  noRows.write.parquet("Out", { path: "out/rows" });
});
