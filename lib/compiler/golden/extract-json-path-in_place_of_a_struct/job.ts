import { defineJob } from "tenon";

export default defineJob("Extract JSON path", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "order", type: "STRUCT(a INTEGER, b STRUCT(c VARCHAR))" },
      { name: "x", type: "BOOLEAN" },
    ],
    rows: [
      ["{'a': 1, 'b': {'c': 'y'}}", "true"],
      [null, null],
    ],
  });
  const inPlaceOfAStruct = rows.extractJsonPath(
    "In place of a struct",
    "order",
    { a: "a", Order: "b.c" },
    { dropColumn: true },
  );
  inPlaceOfAStruct.write.parquet("Out", { path: "out/rows" });
});
