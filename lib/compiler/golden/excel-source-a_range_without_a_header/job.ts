import { defineJob } from "tenon";

export default defineJob("Excel", (job) => {
  const aRangeWithoutAHeader = job.read.excel("A range without a header", {
    paths: ["lake/numbers.xlsx"],
    range: "B2:C3",
    header: "absent",
  });
  aRangeWithoutAHeader.write.parquet("Out", { path: "out/rows" });
});
