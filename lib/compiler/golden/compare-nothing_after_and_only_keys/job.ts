import { defineJob } from "tenon";

export default defineJob("Compare", (job) => {
  const before = job.inline("Before", { columns: [{ name: "k", type: "BIGINT" }], rows: [["1"], [null]] });
  const after = job.inline("After", { columns: [{ name: "k", type: "VARCHAR" }] });
  const nothingAfterAndOnlyKeys = before.compare("Nothing after, and only keys", after, ["k"]);
  nothingAfterAndOnlyKeys.write.parquet("Out", { path: "out/rows" });
});
