import { defineJob } from "tenon";

export default defineJob("Regex extractor", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "VARCHAR" }] });
  const noRows = rows.extractRegex("No rows", "a", "(.)", { columns: { first: 1 } });
  noRows.write.parquet("Out", { path: "out/rows" });
});
