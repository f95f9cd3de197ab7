import { defineJob } from "tenon";

export default defineJob("Regex extractor", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "VARCHAR" }], rows: [["ab"]] });
  const aGroupThatIsNotThere = rows.extractRegex("A group that is not there", "a", "(a)(?:b)", {
    columns: { first: 1, second: 2 },
  });
  aGroupThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
