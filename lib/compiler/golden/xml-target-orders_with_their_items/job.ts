import { defineJob } from "tenon";

export default defineJob("Write XML", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "_id", type: "BIGINT" },
      { name: "customer", type: "STRUCT(name VARCHAR, since DATE)" },
      { name: "item", type: "VARCHAR[]" },
      { name: "at", type: "TIMESTAMP" },
    ],
    rows: [
      ["1", "{'name': 'Anna & Zoë', 'since': 2024-02-29}", "['Pen', '<Book>']", "2024-01-01 10:00:00"],
      ["2", "{'name': NULL, 'since': NULL}", "['x', 'y']", null],
      ["3", null, null, "2024-02-29 23:59:59.999999"],
    ],
  });
  rows.write.xml("Orders with their items", {
    path: "lake/out/orders",
    mode: "overwrite",
    rowTag: "order",
    rootTag: "orders",
  });
});
