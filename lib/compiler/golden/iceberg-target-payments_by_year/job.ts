import { defineJob } from "tenon";

export default defineJob("Write Iceberg", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "year", type: "BIGINT" },
    ],
    rows: [
      ["1", "2024"],
      [null, "2025"],
    ],
  });
  rows.write.iceberg("Payments by year", {
    path: "lake/iceberg/payments",
    mode: "overwrite",
    partitionBy: ["year"],
  });
});
