import { defineJob } from "tenon";

export default defineJob("Intersect", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "order", type: "VARCHAR" }],
    rows: [["a"], ["a"], ["a"], [null], ["b"]],
  });
  const otherRows = job.inline("Other rows", {
    columns: [{ name: "order", type: "VARCHAR" }],
    rows: [["a"], ["a"], [null], [null]],
  });
  const oneByOne = rows.intersect("One by one", otherRows, { all: true });
  oneByOne.write.parquet("Out", { path: "out/rows" });
});
