import { defineJob } from "tenon";

export default defineJob("Except", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "order", type: "VARCHAR" }],
    rows: [["a"], ["a"], ["a"], [null], [null], ["b"]],
  });
  const otherRows = job.inline("Other rows", {
    columns: [{ name: "order", type: "VARCHAR" }],
    rows: [["a"], [null], ["c"]],
  });
  const oneByOne = rows.except("One by one", otherRows, { all: true });
  oneByOne.write.parquet("Out", { path: "out/rows" });
});
