import { defineJob } from "tenon";

export default defineJob("Arrow", (job) => {
  const aFileThatIsCutOff = job.read.arrow("A file that is cut off", { paths: ["lake/cut.arrow"] });
  aFileThatIsCutOff.write.parquet("Out", { path: "out/rows" });
});
