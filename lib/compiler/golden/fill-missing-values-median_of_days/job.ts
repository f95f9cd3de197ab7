import { defineJob } from "tenon";

export default defineJob("Fill missing values", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "day", type: "DATE" }],
    rows: [["2024-02-28"], ["2024-03-01"], [null]],
  });
  const medianOfDays = rows.fillMissing("Median of days", "day", { method: "median" });
  medianOfDays.write.parquet("Out", { path: "out/rows" });
});
