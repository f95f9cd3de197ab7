import { defineJob } from "tenon";

export default defineJob("Write Iceberg", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "year", type: "BIGINT" },
    ],
    rows: [["1", "2024"]],
  });
  rows.write.iceberg("Several partition keys, when the table exists", {
    path: "lake/iceberg/orders",
    mode: "fail",
    partitionBy: ["year", "id"],
  });
});
