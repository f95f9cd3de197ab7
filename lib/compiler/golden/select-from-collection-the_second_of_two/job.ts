import { defineJob } from "tenon";

export default defineJob("Select from collection", (job) => {
  const collection = job.inline("Collection", {
    columns: [
      { name: "carrier", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [
      ["UA", "61"],
      [null, null],
    ],
  });
  const split = collection.splitFields("Split", ["carrier"]);
  const theSecondOfTwo = split.all.selectFromCollection("The second of two", { index: 1 });
  theSecondOfTwo.write.parquet("Out", { path: "out/rows" });
});
