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
  const aColumnThatIsNotThere = job.customCode(
    "A column that is not there",
    { orders: inputs },
    ({ orders }) => {
      return orders.filter("Big", sql`totl > 100`);
    },
  );
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
