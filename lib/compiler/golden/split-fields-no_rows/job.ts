import { defineJob } from "tenon";

export default defineJob("Split fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "carrier", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
  });
  const noRows = rows.splitFields("No rows", ["CARRIER"]);
  noRows.chosen.write.parquet("Out", { path: "out/rows" });
  noRows.rest.write.parquet("Out rest", { path: "out/rest" });
});
