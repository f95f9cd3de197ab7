import { defineJob } from "tenon";

export default defineJob("Delta Lake", (job) => {
  const orders = job.read.delta("Orders", {
    path: "lake/delta/orders",
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "amount", type: "DECIMAL(10,2)" },
      { name: "at", type: "TIMESTAMP" },
    ],
  });
  orders.write.parquet("Out", { path: "out/rows" });
});
