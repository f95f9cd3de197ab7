import { defineJob } from "tenon";

export default defineJob("Write Arrow", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "order", type: "BIGINT" },
      { name: "tags", type: "VARCHAR[]" },
    ],
  });
  rows.write.arrow("No rows", { path: "lake/out/none.arrow" });
});
