import { defineJob } from "tenon";

export default defineJob("Write Delta Lake", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "year", type: "BIGINT" },
    ],
    rows: [["1", "2024"]],
  });
  rows.write.delta("Several partition keys, when the table exists", {
    path: "lake/delta/orders",
    mode: "fail",
    partitionBy: ["year", "id"],
  });
});
