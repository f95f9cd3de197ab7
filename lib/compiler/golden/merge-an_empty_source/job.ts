import { defineJob } from "tenon";

export default defineJob("Merge", (job) => {
  const source = job.inline("Source", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "v", type: "VARCHAR" },
    ],
  });
  const staging = job.inline("Staging", { columns: [{ name: "id", type: "BIGINT" }], rows: [["1"], ["1"]] });
  const anEmptySource = source.merge("An empty source", staging, ["id"]);
  anEmptySource.write.parquet("Out", { path: "out/rows" });
});
