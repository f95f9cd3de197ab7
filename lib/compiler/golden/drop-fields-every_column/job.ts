import { defineJob } from "tenon";

export default defineJob("Drop fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
    ],
    rows: [["1", null]],
  });
  const everyColumn = rows.dropFields("Every column", ["id", "NAME"]);
  everyColumn.write.parquet("Out", { path: "out/rows" });
});
