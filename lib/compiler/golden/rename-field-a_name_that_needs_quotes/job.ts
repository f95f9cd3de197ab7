import { defineJob } from "tenon";

export default defineJob("Rename field", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "origin", type: "VARCHAR" },
      { name: "select", type: "VARCHAR" },
    ],
    rows: [
      ["1", "SFO", "a"],
      ["2", "", null],
      [null, null, "ß"],
    ],
  });
  const aNameThatNeedsQuotes = rows.renameField("A name that needs quotes", "origin", 'the "origin"');
  aNameThatNeedsQuotes.write.parquet("Out", { path: "out/rows" });
});
