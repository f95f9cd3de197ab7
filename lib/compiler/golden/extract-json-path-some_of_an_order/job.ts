import { defineJob } from "tenon";

export default defineJob("Extract JSON path", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "payload", type: "VARCHAR" },
    ],
    rows: [
      [
        "1",
        '{"address": {"city": "Zürich"}, "items": [{"price": 1.50}, {"price": "2"}], "a. note": "it\'s"}',
      ],
      ["2", '{"address": {"city": null}, "items": []}'],
      ["3", "{not json"],
      ["4", ""],
      ["5", null],
    ],
  });
  const someOfAnOrder = rows.extractJsonPath("Some of an order", "PAYLOAD", {
    city: "address.city",
    first: "$.items[0].price",
    prices: "items[*].price",
    'the "note"': "$['a. note']",
    address: "address",
  });
  someOfAnOrder.write.parquet("Out", { path: "out/rows" });
});
