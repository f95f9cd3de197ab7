import { defineJob } from "tenon";

export default defineJob("Write Parquet", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "order"', type: "BIGINT" },
      { name: "tags", type: "VARCHAR[]" },
    ],
  });
  rows.write.parquet("No rows, in one file", { path: "lake/out/none.parquet", compression: "zstd" });
});
