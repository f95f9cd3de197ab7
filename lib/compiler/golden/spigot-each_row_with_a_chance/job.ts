import { defineJob } from "tenon";

export default defineJob("Spigot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "order", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
    ],
    rows: [
      ["0", null],
      ["1", "n1"],
      ["2", "n0"],
      ["3", null],
      ["4", "n0"],
      ["5", "n1"],
      ["6", null],
      ["7", "n1"],
    ],
  });
  const eachRowWithAChance = rows.spigot("Each row with a chance", "lake/sample.json", {
    topk: null,
    prob: 0.5,
    seed: 7,
  });
  eachRowWithAChance.write.parquet("Out", { path: "out/rows" });
});
