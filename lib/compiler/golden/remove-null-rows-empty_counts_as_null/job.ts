import { defineJob } from "tenon";

export default defineJob("Remove null rows", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "order", type: "VARCHAR" },
      { name: "tags", type: "VARCHAR[]" },
      { name: "extra", type: "MAP(VARCHAR, INTEGER)" },
      { name: "at", type: "STRUCT(x INTEGER)" },
    ],
    rows: [
      ["  ", "[]", "{}", null],
      ["", null, null, "{'x': NULL}"],
      [null, "[NULL]", null, null],
      [null, null, "{a=1}", null],
      [null, null, null, null],
    ],
  });
  const emptyCountsAsNull = rows.removeNullRows("Empty counts as NULL", { extended: true, blank: true });
  emptyCountsAsNull.write.parquet("Out", { path: "out/rows" });
});
