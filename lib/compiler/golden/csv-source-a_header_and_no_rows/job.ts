import { defineJob } from "tenon";

export default defineJob("CSV", (job) => {
  const aHeaderAndNoRows = job.read.csv("A header and no rows", {
    paths: ["lake/none.csv"],
    header: "present",
  });
  aHeaderAndNoRows.write.parquet("Out", { path: "out/rows" });
});
