import { defineJob } from "tenon";

export default defineJob("Fill missing values", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "order", type: "VARCHAR" }],
    rows: [["b"], [""], ["a"], [null], ["ä"], ["a"], ["b"]],
  });
  const theMostFrequentTextInPlace = rows.fillMissing("The most frequent text, in place", "order", {
    inPlace: true,
  });
  theMostFrequentTextInPlace.write.parquet("Out", { path: "out/rows" });
});
