import { defineJob } from "tenon";

export default defineJob("Hash columns", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "Hash", type: "VARCHAR" },
      { name: "a", type: "DOUBLE" },
      { name: "b", type: "INTEGER[]" },
    ],
    rows: [
      ["old", "1.5", "[1, NULL]"],
      [null, null, null],
    ],
  });
  const allColumnsInPlaceOfAnOldHash = rows.hashColumns("All columns, in place of an old hash", {
    algorithm: "sha1",
  });
  allColumnsInPlaceOfAnOldHash.write.parquet("Out", { path: "out/rows" });
});
