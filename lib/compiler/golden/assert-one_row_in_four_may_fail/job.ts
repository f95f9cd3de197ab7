import { defineJob, sql } from "tenon";

export default defineJob("Assert", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "n", type: "BIGINT" }],
    rows: [["1"], ["2"], ["3"], ["4"]],
  });
  const oneRowInFourMayFail = rows.assert(
    "One row in four may fail",
    { small: sql`n < 4 and random() >= 0` },
    { tolerated: 25, unit: "percent" },
  );
  oneRowInFourMayFail.write.parquet("Out", { path: "out/rows" });
  oneRowInFourMayFail.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
