import { defineJob } from "tenon";

export default defineJob("Write Hudi", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "year", type: "BIGINT" },
    ],
    rows: [["1", "2024"]],
  });
  rows.write.hudi("Several partition keys, when the table exists", {
    path: "lake/hudi/orders",
    mode: "fail",
    partitionBy: ["year", "id"],
  });
});
