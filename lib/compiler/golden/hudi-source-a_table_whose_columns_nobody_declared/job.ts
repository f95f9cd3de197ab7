import { defineJob } from "tenon";

export default defineJob("Hudi", (job) => {
  const aTableWhoseColumnsNobodyDeclared = job.read.hudi("A table whose columns nobody declared", {
    path: "lake/hudi/unknown",
  });
  aTableWhoseColumnsNobodyDeclared.write.parquet("Out", { path: "out/rows" });
});
