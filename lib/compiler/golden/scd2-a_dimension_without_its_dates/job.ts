import { defineJob, sql } from "tenon";

export default defineJob("Slowly changing dimension", (job) => {
  const dimension = job.inline("Dimension", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "v", type: "VARCHAR" },
    ],
  });
  const newRows = job.inline("New rows", {
    columns: [
      { name: "k", type: "VARCHAR" },
      { name: "v", type: "VARCHAR" },
    ],
  });
  const aDimensionWithoutItsDates = dimension.scd2("A dimension without its dates", newRows, {
    keys: ["k"],
    effective: sql`DATE '2024-01-01'`,
  });
  aDimensionWithoutItsDates.write.parquet("Out", { path: "out/rows" });
});
