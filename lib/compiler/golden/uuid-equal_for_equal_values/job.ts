import { defineJob } from "tenon";

export default defineJob("UUID", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "a", type: "VARCHAR" },
      { name: 'the "b"', type: "INTEGER" },
    ],
    rows: [
      ["x", "1"],
      ["x", "1"],
      ["x1", null],
      [null, null],
    ],
  });
  const equalForEqualValues = rows.addUuid("Equal for equal values", { of: ["A", 'the "b"'] });
  equalForEqualValues.write.parquet("Out", { path: "out/rows" });
});
