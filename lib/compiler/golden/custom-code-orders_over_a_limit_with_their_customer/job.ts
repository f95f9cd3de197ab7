import { defineJob, sql } from "tenon";

export default defineJob("Custom code", (job) => {
  const inputs1 = job.inline("Inputs 1", {
    columns: [
      { name: "id", type: "INTEGER" },
      { name: "customer", type: "INTEGER" },
      { name: "total", type: "DECIMAL(9,2)" },
    ],
    rows: [
      ["1", "7", "250.00"],
      ["2", "8", "99.50"],
      ["3", null, "1200.00"],
      ["4", "7", null],
    ],
  });
  const inputs2 = job.inline("Inputs 2", {
    columns: [
      { name: "id", type: "INTEGER" },
      { name: "name", type: "VARCHAR" },
    ],
    rows: [
      ["7", "Zoë"],
      ["8", "Al"],
    ],
  });
  const ordersOverALimitWithTheir = job.customCode(
    "Orders over a limit, with their customer",
    { orders: inputs1, customers: inputs2 },
    ({ orders, customers }) => {
      const big = orders.filter("Big orders", sql`total > 100`);
      return big.join("With customer", customers, { type: "left", on: { customer: "id" } });
    },
  );
  ordersOverALimitWithTheir.write.parquet("Out", { path: "out/rows" });
});
