import { defineJob } from "tenon";

export default defineJob("Drop fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: 'the "notes"', type: "VARCHAR" },
      { name: "group", type: "VARCHAR" },
      { name: "city", type: "VARCHAR" },
    ],
    rows: [
      ["1", "x", "a", "Zürich"],
      ["2", null, "", ""],
      [null, "", null, null],
    ],
  });
  const withoutTheNotes = rows.dropFields("Without the notes", ['the "notes"', "Group"]);
  withoutTheNotes.write.parquet("Out", { path: "out/rows" });
});
