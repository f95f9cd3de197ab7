import { defineJob } from "tenon";

export default defineJob("Intersect", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
    ],
    rows: [["1", "a"]],
  });
  const otherRows = job.inline("Other rows", { columns: [{ name: "id", type: "BIGINT" }], rows: [["1"]] });
  const aColumnThatTheOtherLacks = rows.intersect("A column that the other lacks", otherRows);
  aColumnThatTheOtherLacks.write.parquet("Out", { path: "out/rows" });
});
