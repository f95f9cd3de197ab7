import { defineJob } from "tenon";

export default defineJob("Regex extractor", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "VARCHAR" }], rows: [["ab"]] });
  const anExpressionThatRe2Lacks = rows.extractRegex("An expression that RE2 lacks", "a", "(a)(?=b)", {
    columns: { first: 1 },
  });
  anExpressionThatRe2Lacks.write.parquet("Out", { path: "out/rows" });
});
