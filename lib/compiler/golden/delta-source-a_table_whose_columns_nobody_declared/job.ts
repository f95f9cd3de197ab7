import { defineJob } from "tenon";

export default defineJob("Delta Lake", (job) => {
  const aTableWhoseColumnsNobodyDeclared = job.read.delta("A table whose columns nobody declared", {
    path: "lake/delta/unknown",
  });
  aTableWhoseColumnsNobodyDeclared.write.parquet("Out", { path: "out/rows" });
});
