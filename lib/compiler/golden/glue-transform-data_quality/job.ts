import { defineJob } from "tenon";

export default defineJob("AWS Glue transform", (job) => {
  const inputs = job.inline("Inputs", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: 'the "name"', type: "VARCHAR" },
    ],
    rows: [["1", null]],
  });
  const dataQuality = inputs.glueTransform("Data quality", [], "EvaluateDataQuality", {
    reason: "data quality comes later",
    fields: { Ruleset: 'Rules = [\n  IsComplete "id"\n]' },
    keepsColumns: true,
  });
  dataQuality.write.parquet("Out", { path: "out/rows" });
});
