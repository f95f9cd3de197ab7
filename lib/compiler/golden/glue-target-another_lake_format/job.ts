import { defineJob } from "tenon";

export default defineJob("AWS Glue target", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "id", type: "BIGINT" }] });
  rows.write.glue("Another lake format", "S3HudiDirectTarget", {
    reason: "Hudi tables are written by Spark, with AWS Glue",
    fields: { Path: "s3://bucket/hudi/", AdditionalOptions: { "hoodie.table.name": "t" } },
  });
});
