import { defineJob } from "tenon";

export default defineJob("XML", (job) => {
  const entitiesThatAreDeclared = job.read.xml("Entities that are declared", {
    paths: ["lake/bomb.xml"],
    rowTag: "r",
  });
  entitiesThatAreDeclared.write.parquet("Out", { path: "out/rows" });
});
