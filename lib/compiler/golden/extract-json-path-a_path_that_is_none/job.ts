import { defineJob } from "tenon";

export default defineJob("Extract JSON path", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "JSON" }] });
  const aPathThatIsNone = rows.extractJsonPath("A path that is none", "a", { b: "$.b[?(@.c)]" });
  aPathThatIsNone.write.parquet("Out", { path: "out/rows" });
});
