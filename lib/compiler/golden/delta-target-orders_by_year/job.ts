import { defineJob } from "tenon";

export default defineJob("Write Delta Lake", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "year", type: "BIGINT" },
    ],
    rows: [
      ["1", "2024"],
      [null, "2025"],
    ],
  });
  rows.write.delta("Orders by year", { path: "lake/delta/orders", mode: "overwrite", partitionBy: ["year"] });
});
