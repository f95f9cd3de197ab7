import { defineJob } from "tenon";

export default defineJob("UUID", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "key"', type: "BIGINT" },
      { name: "order", type: "VARCHAR" },
    ],
    rows: [["1", "a"]],
  });
  const inPlaceOfAColumn = rows.addUuid("In place of a column", { as: 'The "Key"' });
  inPlaceOfAColumn.write.parquet("Out", { path: "out/rows" });
});
