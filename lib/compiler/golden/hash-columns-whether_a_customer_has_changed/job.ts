import { defineJob } from "tenon";

export default defineJob("Hash columns", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "INTEGER" },
      { name: "name", type: "VARCHAR" },
      { name: "city", type: "VARCHAR" },
    ],
    rows: [
      ["1", "Ada", "London"],
      ["2", "Ada", "London"],
      ["3", "Ada", "Paris"],
    ],
  });
  const whetherACustomerHasChanged = rows.hashColumns("Whether a customer has changed", {
    columns: ["name", "CITY"],
  });
  whetherACustomerHasChanged.write.parquet("Out", { path: "out/rows" });
});
