import { defineJob, sql } from "tenon";

export default defineJob("Slowly changing dimension", (job) => {
  const dimension = job.inline("Dimension", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "v", type: "VARCHAR" },
      { name: "valid_from", type: "DATE" },
      { name: "valid_to", type: "DATE" },
      { name: "is_current", type: "BOOLEAN" },
    ],
    rows: [["a", "one", "2024-01-01", "2024-03-01", null]],
  });
  const newRows = job.inline("New rows", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "v", type: "VARCHAR" },
      { name: "since", type: "DATE" },
    ],
  });
  const noNewRows = dimension.scd2("No new rows", newRows, { keys: ["k"], effective: sql`since` });
  noNewRows.write.parquet("Out", { path: "out/rows" });
});
