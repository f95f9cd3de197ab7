import { defineJob } from "tenon";

export default defineJob("Iceberg", (job) => {
  const payments = job.read.iceberg("Payments", {
    path: "lake/iceberg/payments",
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "amount", type: "DECIMAL(10,2)" },
      { name: "at", type: "TIMESTAMP" },
    ],
  });
  payments.write.parquet("Out", { path: "out/rows" });
});
