import { defineJob } from "tenon";

export default defineJob("Compare", (job) => {
  const before = job.inline("Before", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "v", type: "BIGINT" },
    ],
  });
  const after = job.inline("After", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "v", type: "BIGINT" },
    ],
    rows: [
      ["a", "1"],
      [null, null],
    ],
  });
  const nothingBefore = before.compare("Nothing before", after, ["k"], { values: "none" });
  nothingBefore.write.parquet("Out", { path: "out/rows" });
});
