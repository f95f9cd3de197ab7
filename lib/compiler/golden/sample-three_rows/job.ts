import { defineJob } from "tenon";

export default defineJob("Sample", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "n", type: "DOUBLE" }],
    rows: [["1"], ["2.5"], [null], ["NaN"], ["-0"], ["5"]],
  });
  const threeRows = rows.sample("Three rows", { rows: 3 });
  threeRows.write.parquet("Out", { path: "out/rows" });
});
