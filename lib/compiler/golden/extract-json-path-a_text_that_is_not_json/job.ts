import { defineJob } from "tenon";

export default defineJob("Extract JSON path", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "a", type: "VARCHAR" }],
    rows: [['{"b": 1}'], ["{oops"]],
  });
  const aTextThatIsNotJson = rows.extractJsonPath(
    "A text that is not JSON",
    "a",
    { b: "b" },
    { onError: "fail" },
  );
  aTextThatIsNotJson.write.parquet("Out", { path: "out/rows" });
});
