import { defineJob } from "tenon";

export default defineJob("Array to columns", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "order", type: "INTEGER[]" },
      { name: "a", type: "VARCHAR" },
    ],
  });
  const inPlaceOfTheListWithoutRows = rows.arrayToColumns(
    "In place of the list, without rows",
    "order",
    { Order: 2, b: 1 },
    { dropList: true },
  );
  inPlaceOfTheListWithoutRows.write.parquet("Out", { path: "out/rows" });
});
