import { defineJob } from "tenon";

export default defineJob("Merge", (job) => {
  const source = job.inline("Source", {
    columns: [
      { name: "order", type: "BIGINT" },
      { name: 'the "k"', type: "VARCHAR" },
      { name: "v", type: "BIGINT" },
    ],
    rows: [
      ["1", null, "10"],
      [null, null, "20"],
      ["1", "", "30"],
    ],
  });
  const staging = job.inline("Staging", {
    columns: [
      { name: "order", type: "BIGINT" },
      { name: 'the "k"', type: "VARCHAR" },
      { name: "v", type: "BIGINT" },
    ],
    rows: [
      ["1", null, "11"],
      [null, null, null],
    ],
  });
  const nullAsAKey = source.merge("NULL as a key", staging, ["order", 'the "k"'], { nullsEqual: true });
  nullAsAKey.write.parquet("Out", { path: "out/rows" });
});
