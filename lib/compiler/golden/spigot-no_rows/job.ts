import { defineJob } from "tenon";

export default defineJob("Spigot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'a "b"', type: "VARCHAR" },
      { name: "list", type: "BIGINT[]" },
    ],
  });
  const noRows = rows.spigot("No rows", "lake/sample");
  noRows.write.parquet("Out", { path: "out/rows" });
});
