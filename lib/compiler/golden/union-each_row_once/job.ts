import { defineJob } from "tenon";

export default defineJob("Union", (job) => {
  const inputs1 = job.inline("Inputs 1", {
    columns: [{ name: "order", type: "VARCHAR" }],
    rows: [["a"], ["a"], [null]],
  });
  const inputs2 = job.inline("Inputs 2", {
    columns: [{ name: "order", type: "VARCHAR" }],
    rows: [["a"], [null], [""]],
  });
  const inputs3 = job.inline("Inputs 3", { columns: [{ name: "order", type: "VARCHAR" }], rows: [["ä"]] });
  const eachRowOnce = inputs1.union("Each row once", [inputs2, inputs3], { distinct: true });
  eachRowOnce.write.parquet("Out", { path: "out/rows" });
});
