import { defineJob } from "tenon";

export default defineJob("AWS Glue collection", (job) => {
  const inputs = job.inline("Inputs", { columns: [{ name: "id", type: "BIGINT" }] });
  const tablesWithoutColumns = inputs.glueCollection("Tables without columns", [], "CustomCode", {
    reason: "its Python code runs on Spark, with AWS Glue",
    tables: [{ name: "table0", columns: [] }],
  });
  tablesWithoutColumns.table0.write.parquet("Out", { path: "out/rows" });
});
