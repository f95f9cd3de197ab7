import { defineJob } from "tenon";

export default defineJob("Split string", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "VARCHAR" }], rows: [["x"]] });
  const aPatternThatDoesNotEnd = rows.splitString("A pattern that does not end", "a", "(,");
  aPatternThatDoesNotEnd.write.parquet("Out", { path: "out/rows" });
});
