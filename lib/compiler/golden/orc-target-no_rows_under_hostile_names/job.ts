import { defineJob } from "tenon";

export default defineJob("Write ORC", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "n"', type: "DOUBLE" },
      { name: "order", type: "VARCHAR[]" },
    ],
  });
  rows.write.orc("No rows, under hostile names", { path: "lake/out/odd", files: 1 });
});
