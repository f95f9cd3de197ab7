import { defineJob } from "tenon";

export default defineJob("Change schema", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "VARCHAR" },
      { name: "notes", type: "VARCHAR" },
      { name: 'the "name"', type: "VARCHAR" },
      { name: "address", type: "STRUCT(city VARCHAR, zip VARCHAR)" },
    ],
    rows: [
      ["1", "x", "Zoë", "{'city': 'Zürich', 'zip': '8001'}"],
      ["9007199254740993", null, "", "{'city': NULL, 'zip': ''}"],
      [null, "", null, null],
    ],
  });
  const cleanNamesAndTypes = rows.changeSchema("Clean names and types", [
    { from: "ID", to: "id", type: "BIGINT" },
    { from: 'the "name"', to: "name" },
    { from: ["address", "city"], to: "order" },
    { from: "notes", to: "notes", dropped: true },
  ]);
  cleanNamesAndTypes.write.parquet("Out", { path: "out/rows" });
});
