import { defineJob } from "tenon";

export default defineJob("Note", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "INTEGER" }], rows: [["1"]] });
  job.note('A "note" */ `${');
  job.note("Why", { text: "# Why\n\n- Flights of **2001** alone\n- see [the data](https://example.com)" });
  rows.write.parquet("Out", { path: "out/rows" });
});
