import { defineJob } from "tenon";

export default defineJob("Parquet", (job) => {
  const aFileThatIsNoParquet = job.read.parquet("A file that is no Parquet", {
    paths: ["lake/renamed.parquet"],
  });
  aFileThatIsNoParquet.write.parquet("Out", { path: "out/rows" });
});
