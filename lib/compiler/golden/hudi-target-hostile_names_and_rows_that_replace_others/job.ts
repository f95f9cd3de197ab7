import { defineJob } from "tenon";

export default defineJob("Write Hudi", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "n"', type: "DOUBLE" },
      { name: "order", type: "VARCHAR[]" },
    ],
  });
  rows.write.hudi("Hostile names, and rows that replace others", {
    path: "lake/hudi/odd",
    files: 2,
    compression: "uncompressed",
    options: {
      "hoodie.table.name": "odd",
      "hoodie.datasource.write.operation": "upsert",
      "hoodie.datasource.write.recordkey.field": 'the "n"',
    },
  });
});
