import { defineJob, sql } from "tenon";

export default defineJob("Custom code", (job) => {
  const inputs = job.inline("Inputs", {
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
  const twoOutputsOneWithoutRows = job.customCode(
    "Two outputs, one without rows",
    { orders: inputs },
    ({ orders }) => {
      // Neither table has the order without a total.
      const big = orders.filter("Big", sql`total > 5000`);
      return { big, small: orders.filter("Small", sql`total <= 5000`) };
    },
    { outputs: ["big", "small"] },
  );
  twoOutputsOneWithoutRows.big.write.parquet("Out", { path: "out/rows" });
  twoOutputsOneWithoutRows.small.write.parquet("Out small", { path: "out/small" });
});
