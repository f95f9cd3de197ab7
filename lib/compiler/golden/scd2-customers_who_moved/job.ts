import { defineJob, sql } from "tenon";

export default defineJob("Slowly changing dimension", (job) => {
  const dimension = job.inline("Dimension", {
    columns: [
      { name: "sk", type: "BIGINT" },
      { name: "id", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
      { name: 'the "city"', type: "VARCHAR" },
      { name: "valid_from", type: "DATE" },
      { name: "valid_to", type: "DATE" },
      { name: "is_current", type: "BOOLEAN" },
    ],
    rows: [
      ["1", "1", "Zoë", "Zürich", "2023-01-01", null, "true"],
      ["2", "2", "Bo", "Bern", "2023-01-01", "2023-06-01", "false"],
      ["3", "2", "Bo", null, "2023-06-01", null, "true"],
      ["4", "3", "Cy", "", null, null, "true"],
      ["5", null, "nobody", "x", "2023-01-01", null, "true"],
    ],
  });
  const newRows = job.inline("New rows", {
    columns: [
      { name: "ID", type: "INTEGER" },
      { name: "name", type: "VARCHAR" },
      { name: 'the "city"', type: "VARCHAR" },
      { name: "seen", type: "TIMESTAMP" },
    ],
    rows: [
      ["1", "Zoë", "Genf", "2024-02-29 00:00:00"],
      ["2", "Bo", null, "2024-02-29 00:00:00"],
      ["3", "Cy", null, "2024-02-29 00:00:00"],
      ["4", "Dee", "Chur", "2024-02-29 00:00:00"],
      ["4", "Dee", "Chur", "2024-02-29 00:00:00"],
      [null, "nobody", "y", "2024-02-29 00:00:00"],
    ],
  });
  const customersWhoMoved = dimension.scd2("Customers who moved", newRows, {
    keys: ["id"],
    effective: sql`seen`,
  });
  customersWhoMoved.write.parquet("Out", { path: "out/rows" });
});
