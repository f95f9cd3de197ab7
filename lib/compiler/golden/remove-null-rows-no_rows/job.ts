import { defineJob } from "tenon";

export default defineJob("Remove null rows", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "a", type: "BIGINT" },
      { name: "b c", type: "VARCHAR" },
    ],
  });
  const noRows = rows.removeNullRows("No rows", { columns: ["B C"] });
  noRows.write.parquet("Out", { path: "out/rows" });
});
