import { defineJob } from "tenon";

export default defineJob("Write Delta Lake", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "n"', type: "DOUBLE" },
      { name: "order", type: "VARCHAR[]" },
    ],
  });
  rows.write.delta("Hostile names, and columns that are added", {
    path: "lake/delta/odd",
    files: 2,
    compression: "uncompressed",
    options: { mergeSchema: "true" },
  });
});
