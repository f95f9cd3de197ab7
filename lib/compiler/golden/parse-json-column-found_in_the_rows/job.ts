import { defineJob } from "tenon";

export default defineJob("Parse JSON column", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "payload", type: "VARCHAR" },
    ],
    rows: [
      ["1", '{"city": "Zürich", "items": [{"price": 1.5, "n": 2}], "none": null}'],
      ["2", '{"city": "", "items": [], "id": -1, "__proto__": {"a b": true}}'],
      ["3", "{not json"],
      ["4", null],
    ],
  });
  const foundInTheRows = rows.parseJson("Found in the rows", "PAYLOAD", { as: 'the "order"' });
  foundInTheRows.write.parquet("Out", { path: "out/rows" });
});
