import { defineJob } from "tenon";

export default defineJob("Avro", (job) => {
  const aFileThatIsCutOff = job.read.avro("A file that is cut off", { paths: ["lake/cut.avro"] });
  aFileThatIsCutOff.write.parquet("Out", { path: "out/rows" });
});
