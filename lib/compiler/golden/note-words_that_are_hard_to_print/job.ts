import { defineJob } from "tenon";

export default defineJob("Note", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "INTEGER" }], rows: [["1"]] });
  job.note('A "note" */ `${');
  job.note("Words that are hard to print", { text: '`"\\u0041"` */ ${a} \'\n\t”', color: "blue" });
  rows.write.parquet("Out", { path: "out/rows" });
});
