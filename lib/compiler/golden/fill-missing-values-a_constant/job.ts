import { defineJob } from "tenon";

export default defineJob("Fill missing values", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "since", type: "DATE" }],
    rows: [["2024-02-29"], [null]],
  });
  const aConstant = rows.fillMissing("A constant", "since", { method: "constant", value: "1970-01-01" });
  aConstant.write.parquet("Out", { path: "out/rows" });
});
