import { defineJob } from "tenon";

export default defineJob("AWS Glue collection", (job) => {
  const inputs1 = job.inline("Inputs 1", { columns: [{ name: "a", type: "BIGINT" }] });
  const inputs2 = job.inline("Inputs 2", { columns: [{ name: "b", type: "BIGINT" }] });
  const twoInputsAndTwoTables = inputs1.glueCollection(
    "Two inputs and two tables",
    [inputs2],
    "EvaluateDataQualityMultiFrame",
    {
      reason: "data quality comes later",
      tables: [
        { name: "originalData", columns: [{ name: 'the "name"', type: "VARCHAR" }] },
        { name: "ruleOutcomes", columns: [{ name: "order", type: "VARCHAR[]" }] },
      ],
    },
  );
  twoInputsAndTwoTables.originalData.write.parquet("Out", { path: "out/rows" });
  twoInputsAndTwoTables.ruleOutcomes.write.parquet("Out ruleOutcomes", { path: "out/ruleOutcomes" });
});
