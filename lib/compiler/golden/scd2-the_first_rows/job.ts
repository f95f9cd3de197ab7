import { defineJob, sql } from "tenon";

export default defineJob("Slowly changing dimension", (job) => {
  const dimension = job.inline("Dimension", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "order", type: "BIGINT" },
      { name: "from", type: "DATE" },
      { name: "to", type: "DATE" },
      { name: "now", type: "INTEGER" },
    ],
  });
  const newRows = job.inline("New rows", {
    columns: [
      { name: "order", type: "BIGINT" },
      { name: "k", type: "VARCHAR" },
      { name: "more", type: "VARCHAR" },
    ],
    rows: [
      ["1", "a", "x"],
      [null, "b", null],
    ],
  });
  const theFirstRows = dimension.scd2("The first rows", newRows, {
    keys: ["k"],
    effective: sql`DATE '2024-01-01'`,
    validFrom: "FROM",
    validTo: "to",
    isCurrent: "now",
    open: "9999-12-31",
  });
  theFirstRows.write.parquet("Out", { path: "out/rows" });
});
