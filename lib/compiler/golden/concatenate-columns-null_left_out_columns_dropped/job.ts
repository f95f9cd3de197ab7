import { defineJob } from "tenon";

export default defineJob("Concatenate columns", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "a", type: "VARCHAR" },
      { name: "b", type: "VARCHAR" },
      { name: "c", type: "BOOLEAN" },
    ],
    rows: [
      ["ä", "ß", "true"],
      [null, "ß", null],
      [null, null, null],
    ],
  });
  const nullLeftOutColumnsDropped = rows.concatenateColumns(
    "NULL left out, columns dropped",
    ["a", "b"],
    "both",
    { spacer: "it's, ", nulls: "skip", dropColumns: true },
  );
  nullLeftOutColumnsDropped.write.parquet("Out", { path: "out/rows" });
});
