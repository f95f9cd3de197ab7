import { defineJob } from "tenon";

export default defineJob("Parquet", (job) => {
  const foldersThatAreColumnsAndNoRows = job.read.parquet("Folders that are columns, and no rows", {
    paths: ["lake/sales"],
    hivePartitions: true,
  });
  foldersThatAreColumnsAndNoRows.write.parquet("Out", { path: "out/rows" });
});
