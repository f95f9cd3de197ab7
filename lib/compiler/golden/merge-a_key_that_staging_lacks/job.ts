import { defineJob } from "tenon";

export default defineJob("Merge", (job) => {
  const source = job.inline("Source", { columns: [{ name: "id", type: "BIGINT" }], rows: [["1"]] });
  const staging = job.inline("Staging", { columns: [{ name: "key", type: "BIGINT" }], rows: [["1"]] });
  const aKeyThatStagingLacks = source.merge("A key that staging lacks", staging, ["id"]);
  aKeyThatStagingLacks.write.parquet("Out", { path: "out/rows" });
});
