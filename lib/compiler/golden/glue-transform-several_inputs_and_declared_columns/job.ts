import { defineJob } from "tenon";

export default defineJob("AWS Glue transform", (job) => {
  const inputs1 = job.inline("Inputs 1", { columns: [{ name: "a", type: "BIGINT" }] });
  const inputs2 = job.inline("Inputs 2", { columns: [{ name: "b", type: "BIGINT" }] });
  const severalInputsAndDeclaredColumns = inputs1.glueTransform(
    "Several inputs and declared columns",
    [inputs2],
    "DynamicTransform",
    {
      reason: "its Python code runs on Spark, with AWS Glue",
      fields: { TransformName: "mine", Parameters: [{ Name: "n", Type: "int", Value: ["1"] }] },
      columns: [{ name: "order", type: "VARCHAR" }],
    },
  );
  severalInputsAndDeclaredColumns.write.parquet("Out", { path: "out/rows" });
});
