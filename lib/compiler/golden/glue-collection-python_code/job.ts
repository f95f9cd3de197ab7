import { defineJob } from "tenon";

export default defineJob("AWS Glue collection", (job) => {
  const inputs = job.inline("Inputs", { columns: [{ name: "id", type: "BIGINT" }], rows: [["1"], [null]] });
  const pythonCode = inputs.glueCollection("Python code", [], "CustomCode", {
    reason: "its Python code runs on Spark, with AWS Glue",
    fields: {
      ClassName: "MyTransform",
      Code: 'df = dfc.select(list(dfc.keys())[0]).toDF()\nreturn DynamicFrameCollection({"out": df}, glueContext)',
    },
    tables: [{ name: "table0", columns: [{ name: "id", type: "BIGINT" }] }],
  });
  pythonCode.table0.write.parquet("Out", { path: "out/rows" });
});
