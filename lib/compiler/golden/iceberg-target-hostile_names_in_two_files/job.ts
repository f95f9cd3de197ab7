import { defineJob } from "tenon";

export default defineJob("Write Iceberg", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "n"', type: "DOUBLE" },
      { name: "order", type: "VARCHAR[]" },
    ],
  });
  rows.write.iceberg("Hostile names, in two files", {
    path: "lake/iceberg/odd",
    files: 2,
    compression: "uncompressed",
    options: { "write-format": "avro" },
  });
});
