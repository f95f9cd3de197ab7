import { defineJob } from "tenon";

export default defineJob("Merge", (job) => {
  const source = job.inline("Source", {
    columns: [{ name: "id", type: "BIGINT" }],
    rows: [["1"], ["1"], [null]],
  });
  const staging = job.inline("Staging", { columns: [{ name: "id", type: "BIGINT" }] });
  const nothingStaged = source.merge("Nothing staged", staging, ["id"]);
  nothingStaged.write.parquet("Out", { path: "out/rows" });
});
