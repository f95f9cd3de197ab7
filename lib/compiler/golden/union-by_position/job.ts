import { defineJob } from "tenon";

export default defineJob("Union", (job) => {
  const inputs1 = job.inline("Inputs 1", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: 'the "name"', type: "VARCHAR" },
    ],
    rows: [
      ["1", "Zoë"],
      [null, ""],
    ],
  });
  const inputs2 = job.inline("Inputs 2", {
    columns: [
      { name: "name", type: "VARCHAR" },
      { name: "order", type: "BIGINT" },
    ],
    rows: [["2", "3"]],
  });
  const inputs3 = job.inline("Inputs 3", {
    columns: [
      { name: "a", type: "BIGINT" },
      { name: "b", type: "VARCHAR" },
    ],
  });
  const byPosition = inputs1.union("By position", [inputs2, inputs3], { match: "position" });
  byPosition.write.parquet("Out", { path: "out/rows" });
});
