import { defineJob } from "tenon";

export default defineJob("UUID", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "name", type: "VARCHAR" }],
    rows: [["Zoë"], [""], [null]],
  });
  const aKeyForEveryRow = rows.addUuid("A key for every row");
  aKeyForEveryRow.write.parquet("Out", { path: "out/rows" });
});
