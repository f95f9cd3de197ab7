import { defineJob } from "tenon";

export default defineJob("Autobalance", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "VARCHAR" }], rows: [["x"], [null]] });
  const moreFilesThanRows = rows.autobalance("More files than rows", 10000);
  moreFilesThanRows.write.parquet("Out", { path: "out/rows" });
});
