import { defineJob } from "tenon";

export default defineJob("Spigot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "origin", type: "VARCHAR" },
      { name: 'the "delay"', type: "BIGINT" },
    ],
    rows: [
      ["SFO", "61"],
      [null, null],
      ["Zürich", "9007199254740993"],
    ],
  });
  const theFirstTwo = rows.spigot("The first two", "lake/sample", { topk: 2 });
  theFirstTwo.write.parquet("Out", { path: "out/rows" });
});
