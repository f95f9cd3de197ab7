import { defineJob } from "tenon";

export default defineJob("Drop null fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "a", type: "VARCHAR" },
      { name: "b c", type: "BIGINT" },
    ],
  });
  const noRowsSayNothing = rows.dropNullFields("No rows say nothing");
  noRowsSayNothing.write.parquet("Out", { path: "out/rows" });
});
