import { defineJob } from "tenon";

export default defineJob("Array to columns", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "name", type: "VARCHAR" }], rows: [["a b"]] });
  const notAList = rows.arrayToColumns("Not a list", "name", { first: 1 });
  notAList.write.parquet("Out", { path: "out/rows" });
});
