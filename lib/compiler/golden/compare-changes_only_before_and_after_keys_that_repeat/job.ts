import { defineJob } from "tenon";

export default defineJob("Compare", (job) => {
  const before = job.inline("Before", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "order", type: "BIGINT" },
      { name: "old", type: "VARCHAR" },
    ],
    rows: [
      ["a", "2", "x"],
      ["a", "1", "y"],
      ["a", "3", "z"],
      ["b", "1", null],
    ],
  });
  const after = job.inline("After", {
    columns: [
      { name: "order", type: "VARCHAR" },
      { name: "K", type: "VARCHAR" },
      { name: "new", type: "DOUBLE" },
    ],
    rows: [
      ["2", "a", "0.5"],
      ["1", "a", null],
      ["one", "b", null],
    ],
  });
  const changesOnlyBeforeAndAfterKeys = before.compare(
    "Changes only, before and after, keys that repeat",
    after,
    ["k"],
    { values: "both", unchanged: false },
  );
  changesOnlyBeforeAndAfterKeys.write.parquet("Out", { path: "out/rows" });
});
