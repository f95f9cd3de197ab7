import { defineJob } from "tenon";

export default defineJob("Limit", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "order", type: "BIGINT" }], rows: [[null], [null]] });
  const moreThanThereAre = rows.limit("More than there are", 9007199254740991, { offset: 1 });
  moreThanThereAre.write.parquet("Out", { path: "out/rows" });
});
