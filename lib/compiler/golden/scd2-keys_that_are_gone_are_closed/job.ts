import { defineJob, sql } from "tenon";

export default defineJob("Slowly changing dimension", (job) => {
  const dimension = job.inline("Dimension", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "v", type: "BIGINT" },
      { name: "note", type: "VARCHAR" },
      { name: "valid_from", type: "TIMESTAMP" },
      { name: "valid_to", type: "TIMESTAMP" },
      { name: "is_current", type: "VARCHAR" },
    ],
    rows: [
      ["a", "1", "stays", "2024-01-01 00:00:00", null, "true"],
      ["b", "1", "goes", "2024-01-01 00:00:00", null, "true"],
      ["c", "1", "gone before", "2024-01-01 00:00:00", "2024-02-01 00:00:00", "false"],
    ],
  });
  const newRows = job.inline("New rows", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "v", type: "BIGINT" },
      { name: "note", type: "VARCHAR" },
    ],
    rows: [
      ["a", "1", "a note alone is no change"],
      ["c", "1", "came back"],
    ],
  });
  const keysThatAreGoneAreClosed = dimension.scd2("Keys that are gone are closed", newRows, {
    keys: ["k"],
    effective: sql`DATE '2024-03-01' -- the first`,
    tracked: ["v"],
    missing: "close",
    closedFrom: sql`DATE '2024-03-01' -- the first`,
  });
  keysThatAreGoneAreClosed.write.parquet("Out", { path: "out/rows" });
});
