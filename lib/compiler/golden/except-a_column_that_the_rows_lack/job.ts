import { defineJob } from "tenon";

export default defineJob("Except", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "id", type: "BIGINT" }], rows: [["1"]] });
  const otherRows = job.inline("Other rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "seen", type: "DATE" },
    ],
    rows: [["1", null]],
  });
  const aColumnThatTheRowsLack = rows.except("A column that the rows lack", otherRows);
  aColumnThatTheRowsLack.write.parquet("Out", { path: "out/rows" });
});
