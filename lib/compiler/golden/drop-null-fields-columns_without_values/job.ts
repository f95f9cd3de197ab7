import { defineJob } from "tenon";

export default defineJob("Drop null fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: 'the "notes"', type: "VARCHAR" },
      { name: "order", type: "VARCHAR" },
      { name: "spare", type: "DATE" },
      { name: "level", type: "INTEGER" },
      { name: "place", type: "STRUCT(city VARCHAR, code VARCHAR)" },
      { name: "tags", type: "VARCHAR[]" },
    ],
    rows: [
      ["1", "  ", "N/A", null, "-1", "{'city': 'Zürich', 'code': 'n/a'}", "[]"],
      [null, "n/a", "x", null, null, "{'city': NULL, 'code': NULL}", null],
    ],
  });
  const columnsWithoutValues = rows.dropNullFields("Columns without values", {
    emptyText: true,
    minusOne: true,
    texts: ["n/a"],
  });
  columnsWithoutValues.write.parquet("Out", { path: "out/rows" });
});
