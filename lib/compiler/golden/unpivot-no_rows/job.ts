import { defineJob } from "tenon";

export default defineJob("Unpivot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "a", type: "BIGINT" },
      { name: "b", type: "VARCHAR" },
    ],
  });
  const noRows = rows.unpivot("No rows", ["a"]);
  noRows.write.parquet("Out", { path: "out/rows" });
});
