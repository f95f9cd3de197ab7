import { defineJob } from "tenon";

export default defineJob("Write Hudi", (job) => {
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
  rows.write.hudi("Trips by year", { path: "lake/hudi/trips", mode: "overwrite", partitionBy: ["year"] });
});
