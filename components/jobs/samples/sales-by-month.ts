import { inlineTable, type Sample, step } from "./sample";

const columns = { ordered: "DATE", product: "VARCHAR", amount: "DECIMAL(10,2)" };

export const salesByMonth: Sample = {
  id: "sales-by-month",
  name: "Sales by month",
  about: "Stack two years, compute a column, total by month",
  description: "Stacks two years of orders and totals them by month and product.",
  pipeline: {
    version: 1,
    nodes: {
      last_year: inlineTable("Orders 2024", columns, [
        ["2024-11-04", "Lamp", "89.00"],
        ["2024-11-19", "Chair", "240.00"],
        ["2024-12-02", "Lamp", "89.00"],
        ["2024-12-20", "Desk", "610.50"],
      ]),
      this_year: inlineTable("Orders 2025", columns, [
        ["2025-01-08", "Chair", "240.00"],
        ["2025-01-09", "Chair", "252.00"],
        ["2025-01-30", "Lamp", "92.00"],
        ["2025-02-11", "Desk", "640.00"],
      ]),
      orders: {
        type: "union",
        name: "All orders",
        settings: {},
        inputs: { inputs: ["last_year", "this_year"] },
      },
      month: step("derived-column", "Month", "orders", {
        compute: [{ name: "month", expression: "date_trunc('month', ordered)" }],
      }),
      totals: step("aggregate", "Totals", "month", {
        by: ["month", "product"],
        compute: [
          { name: "orders", expression: "count(*)" },
          { name: "revenue", expression: "sum(amount)" },
        ],
      }),
      write: step("json-target", "Sales by month", "totals", {
        path: "out/sales_by_month",
        mode: "overwrite",
      }),
    },
    layout: {
      last_year: { x: 0, y: 0 },
      this_year: { x: 0, y: 96 },
      orders: { x: 276, y: 48 },
      month: { x: 552, y: 48 },
      totals: { x: 828, y: 48 },
      write: { x: 1104, y: 48 },
    },
  },
};
