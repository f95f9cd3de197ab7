import { defineJob } from "tenon";

export default defineJob("Excel", (job) => {
  const aSheetThatIsNotThere = job.read.excel("A sheet that is not there", {
    paths: ["lake/one.xlsx"],
    sheet: "Sheet2",
  });
  aSheetThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
