import { defineJob } from "tenon";

export default defineJob("Array to columns", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "names", type: "VARCHAR[]" }] });
  const aPlaceThatIsNone = rows.arrayToColumns("A place that is none", "names", { first: 0 });
  aPlaceThatIsNone.write.parquet("Out", { path: "out/rows" });
});
