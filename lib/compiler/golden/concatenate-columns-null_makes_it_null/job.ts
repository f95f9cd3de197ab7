import { defineJob } from "tenon";

export default defineJob("Concatenate columns", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "a", type: "DOUBLE" },
      { name: "order", type: "VARCHAR[]" },
    ],
    rows: [
      ["1.5", "[x, NULL]"],
      [null, "[]"],
    ],
  });
  const nullMakesItNull = rows.concatenateColumns("NULL makes it NULL", ["a", "a", "order"], "Order", {
    nulls: "null",
  });
  nullMakesItNull.write.parquet("Out", { path: "out/rows" });
});
