import { defineJob } from "tenon";

export default defineJob("Write CSV", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "order"', type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
    ],
  });
  rows.write.csv("Compressed, without rows", { path: "lake/out/none", compression: "gzip" });
});
