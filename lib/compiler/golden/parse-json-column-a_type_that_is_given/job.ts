import { defineJob } from "tenon";

export default defineJob("Parse JSON column", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "j", type: "VARCHAR" }],
    rows: [
      ['{"a b": 1.005, "tags": ["x", 1], "extra": {"k": {"x": 1}}, "more": 1}'],
      ['{"a b": "much", "tags": "x"}'],
      ["[]"],
      ["null"],
    ],
  });
  const aTypeThatIsGiven = rows.parseJson("A type that is given", "j", {
    type: 'STRUCT("a b" DECIMAL(10,2), tags VARCHAR[], extra MAP(VARCHAR, STRUCT(x INTEGER)))',
  });
  aTypeThatIsGiven.write.parquet("Out", { path: "out/rows" });
});
