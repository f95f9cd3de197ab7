import { defineJob } from "tenon";

export default defineJob("Fill missing values", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "y", type: "DOUBLE" },
      { name: "y_mean", type: "BIGINT" },
      { name: "group0", type: "VARCHAR" },
    ],
    rows: [
      ["1", "1", "a"],
      ["3", "2", "a"],
      [null, "3", "a"],
      ["7", "1", null],
      [null, "9", null],
      [null, "1", "alone"],
    ],
  });
  const estimatedWithinEachGroupUnder = rows.fillMissing(
    "Estimated within each group, under names that are taken",
    "y",
    { method: "regression", predictors: ["y_mean"], by: ["group0"] },
  );
  estimatedWithinEachGroupUnder.write.parquet("Out", { path: "out/rows" });
});
