import { defineJob } from "tenon";

export default defineJob("AWS Glue source", (job) => {
  const aTableOfAwsGluesCatalog = job.read.glue("A table of AWS Glue's catalog", "CatalogSource", {
    reason: "tables of the Data Catalog come later",
    fields: { Database: "sales", Table: "orders" },
    columns: [
      { name: "id", type: "BIGINT" },
      { name: 'the "total"', type: "DECIMAL(10,2)" },
    ],
  });
  aTableOfAwsGluesCatalog.write.parquet("Out", { path: "out/rows" });
});
