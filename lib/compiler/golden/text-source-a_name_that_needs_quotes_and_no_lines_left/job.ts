import { defineJob } from "tenon";

export default defineJob("Text", (job) => {
  const aNameThatNeedsQuotesAndNoLines = job.read.text("A name that needs quotes, and no lines left", {
    paths: ["lake/short.txt"],
    column: 'the "order"',
    skip: 2,
  });
  aNameThatNeedsQuotesAndNoLines.write.parquet("Out", { path: "out/rows" });
});
