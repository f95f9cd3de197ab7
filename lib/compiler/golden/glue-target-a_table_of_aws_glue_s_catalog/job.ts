import { defineJob } from "tenon";

export default defineJob("AWS Glue target", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "year", type: "BIGINT" },
    ],
    rows: [["1", "2024"]],
  });
  rows.write.glue("A table of AWS Glue's catalog", "S3CatalogTarget", {
    reason: "tables of the Data Catalog come later",
    fields: { Database: "sales", Table: "orders", PartitionKeys: [["year"]] },
  });
});
