import { defineJob } from "tenon";

export default defineJob("Iceberg", (job) => {
  const aTableWhoseColumnsNobodyDeclared = job.read.iceberg("A table whose columns nobody declared", {
    path: "lake/iceberg/unknown",
  });
  aTableWhoseColumnsNobodyDeclared.write.parquet("Out", { path: "out/rows" });
});
