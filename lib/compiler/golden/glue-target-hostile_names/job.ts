import { defineJob } from "tenon";

export default defineJob("AWS Glue target", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: 'the "order"', type: "VARCHAR" }] });
  rows.write.glue("Hostile names", "MySQLCatalogTarget", { reason: "connections to databases come later." });
});
