import { defineJob } from "tenon";

export default defineJob("ORC", (job) => {
  const foldersThatAreColumnsAndHostile = job.read.orc("Folders that are columns, and hostile names", {
    paths: ["lake/years"],
    hivePartitions: true,
    columns: [
      { name: 'the "n"', type: "DOUBLE" },
      { name: "order", type: "MAP(VARCHAR, VARCHAR[])" },
      { name: "year", type: "BIGINT" },
    ],
    exclude: ["**.tmp"],
    recurse: false,
  });
  foldersThatAreColumnsAndHostile.write.parquet("Out", { path: "out/rows" });
});
