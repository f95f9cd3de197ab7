import { defineJob } from "tenon";

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
  const aFunctionThatStops = job.customCode("A function that stops", { orders: inputs }, ({ orders }) => {
    const names = orders.columns.map(({ name }) => name);
    if (!names.includes("country")) throw new Error("there is no country");
    return orders;
  });
  aFunctionThatStops.write.parquet("Out", { path: "out/rows" });
});
