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
  });
  const newRows = job.inline("New rows", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "v", type: "VARCHAR" },
    ],
    rows: [
      ["a", "one"],
      ["a", "two"],
    ],
  });
  const twoRowsForOneKeyAndDate = dimension.scd2("Two rows for one key and date", newRows, {
    keys: ["k"],
    effective: sql`DATE '2024-01-01'`,
  });
  twoRowsForOneKeyAndDate.write.parquet("Out", { path: "out/rows" });
});
