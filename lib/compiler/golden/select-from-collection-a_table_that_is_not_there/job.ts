import { defineJob } from "tenon";

export default defineJob("Select from collection", (job) => {
  const collection = job.inline("Collection", {
    columns: [
      { name: "carrier", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
  });
  const split = collection.splitFields("Split", ["carrier"]);
  const aTableThatIsNotThere = split.all.selectFromCollection("A table that is not there", { index: 2 });
  aTableThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
