import { defineJob } from "tenon";

export default defineJob("Arrow", (job) => {
  const noRows = job.read.arrow("No rows", { paths: ["lake/none.arrows"] });
  noRows.write.parquet("Out", { path: "out/rows" });
});
