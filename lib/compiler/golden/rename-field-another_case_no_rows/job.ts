import { defineJob } from "tenon";

export default defineJob("Rename field", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "order", type: "VARCHAR" },
    ],
  });
  const anotherCaseNoRows = rows.renameField("Another case, no rows", "ORDER", "Order");
  anotherCaseNoRows.write.parquet("Out", { path: "out/rows" });
});
