import { defineJob } from "tenon";

export default defineJob("Fixed width", (job) => {
  const aFileWithoutLines = job.read.fixedWidth("A file without lines", {
    paths: ["lake/empty.dat"],
    layout: [{ name: "select", start: 1, length: 3 }],
    skip: 1,
  });
  aFileWithoutLines.write.parquet("Out", { path: "out/rows" });
});
