import { defineJob } from "tenon";

export default defineJob("ORC", (job) => {
  const filesWhoseColumnsNobodyDeclared = job.read.orc("Files whose columns nobody declared", {
    paths: ["lake/unknown.orc"],
  });
  filesWhoseColumnsNobodyDeclared.write.parquet("Out", { path: "out/rows" });
});
