import { defineJob } from "tenon";

export default defineJob("Group", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "INTEGER" }], rows: [["1"]] });
  job.note('A "note" */ `${');
  job.group("Empty");
  rows.write.parquet("Out", { path: "out/rows" });
});
