import { defineJob } from "tenon";

export default defineJob("CSV", (job) => {
  const rowsThatCannotBeReadGoElsewhere = job.read.csv("Rows that cannot be read go elsewhere", {
    paths: ["lake/ragged.csv"],
    columns: [
      { name: "id", type: "BIGINT" },
      { name: 'the "day"', type: "DATE" },
    ],
  });
  rowsThatCannotBeReadGoElsewhere.write.parquet("Out", { path: "out/rows" });
  rowsThatCannotBeReadGoElsewhere.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
