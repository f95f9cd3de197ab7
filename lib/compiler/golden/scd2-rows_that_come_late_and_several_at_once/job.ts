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
    rows: [
      ["a", "one", "2024-01-01", "2024-03-01", "false"],
      ["a", "two", "2024-03-01", null, "true"],
    ],
  });
  const newRows = job.inline("New rows", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "v", type: "VARCHAR" },
      { name: "since", type: "DATE" },
    ],
    rows: [
      ["a", "late", "2024-02-01"],
      ["a", "late", "2024-02-15"],
      ["a", "before all", "2023-06-01"],
      ["a", "in place of two", "2024-03-01"],
      ["a", "three", "2024-04-01"],
      ["a", "four", "2024-05-01"],
    ],
  });
  const rowsThatComeLateAndSeveralAtOnce = dimension.scd2(
    "Rows that come late, and several at once",
    newRows,
    { keys: ["k"], effective: sql`since` },
  );
  rowsThatComeLateAndSeveralAtOnce.write.parquet("Out", { path: "out/rows" });
});
