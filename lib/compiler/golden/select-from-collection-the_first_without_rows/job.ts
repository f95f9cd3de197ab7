import { defineJob } from "tenon";

export default defineJob("Select from collection", (job) => {
  const collection = job.inline("Collection", {
    columns: [
      { name: 'a "b"', type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
  });
  const split = collection.splitFields("Split", ['a "b"']);
  const theFirstWithoutRows = split.all.selectFromCollection("The first, without rows");
  theFirstWithoutRows.write.parquet("Out", { path: "out/rows" });
});
