import { defineJob } from "tenon";

export default defineJob("To timestamp", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "at", type: "VARCHAR" }],
    rows: [["2024-02-29"], ["2023-02-29"]],
  });
  const aValueThatIsNoTime = rows.toTimestamp("A value that is no time", "at", {
    format: "iso",
    onError: "fail",
  });
  aValueThatIsNoTime.write.parquet("Out", { path: "out/rows" });
});
