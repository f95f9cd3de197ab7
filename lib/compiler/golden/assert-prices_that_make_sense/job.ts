import { defineJob, sql } from "tenon";

export default defineJob("Assert", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "price", type: "DECIMAL(10,2)" },
      { name: "currency", type: "VARCHAR" },
    ],
    rows: [
      ["1", "9.90", "EUR"],
      ["2", "-1.00", "EUR"],
      ["3", "0", "XXX"],
      ["4", null, "CHF"],
      ["5", "12.50", "CHF"],
    ],
  });
  const pricesThatMakeSense = rows.assert(
    "Prices that make sense",
    { "a price": sql`price > 0`, "a known currency": sql`currency in ('CHF', 'EUR')` },
    { severity: "warn", keep: "good" },
  );
  pricesThatMakeSense.write.parquet("Out", { path: "out/rows" });
  pricesThatMakeSense.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
