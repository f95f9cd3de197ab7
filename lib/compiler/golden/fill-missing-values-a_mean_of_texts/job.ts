import { defineJob } from "tenon";

export default defineJob("Fill missing values", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "name", type: "VARCHAR" }], rows: [["x"], [null]] });
  const aMeanOfTexts = rows.fillMissing("A mean of texts", "name", { method: "mean" });
  aMeanOfTexts.write.parquet("Out", { path: "out/rows" });
});
