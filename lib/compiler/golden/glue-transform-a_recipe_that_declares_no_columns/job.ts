import { defineJob } from "tenon";

export default defineJob("AWS Glue transform", (job) => {
  const inputs = job.inline("Inputs", { columns: [{ name: "id", type: "BIGINT" }] });
  const aRecipeThatDeclaresNoColumns = inputs.glueTransform(
    "A recipe that declares no columns",
    [],
    "Recipe",
    { reason: "recipes come later" },
  );
  aRecipeThatDeclaresNoColumns.write.parquet("Out", { path: "out/rows" });
});
