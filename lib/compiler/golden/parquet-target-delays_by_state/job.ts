import { defineJob } from "tenon";

export default defineJob("Write Parquet", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "state", type: "VARCHAR" },
      { name: "flights", type: "BIGINT" },
    ],
    rows: [
      ["CA", "7"],
      ["NY", "3"],
      [null, "1"],
    ],
  });
  rows.write.parquet("Delays by state", {
    path: "lake/out/delays_by_state",
    mode: "overwrite",
    partitionBy: ["state"],
  });
});
