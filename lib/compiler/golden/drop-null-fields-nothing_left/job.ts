import { defineJob } from "tenon";

export default defineJob("Drop null fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "a", type: "VARCHAR" },
      { name: "b", type: "BIGINT" },
    ],
    rows: [
      ["null", null],
      [null, null],
    ],
  });
  const nothingLeft = rows.dropNullFields("Nothing left", { nullText: true });
  nothingLeft.write.parquet("Out", { path: "out/rows" });
});
