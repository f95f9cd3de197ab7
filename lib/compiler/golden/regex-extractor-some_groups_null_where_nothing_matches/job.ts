import { defineJob } from "tenon";

export default defineJob("Regex extractor", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: 'the "code"', type: "VARCHAR" }],
    rows: [["ÄB-12, CD-34"], ["12"], [null]],
  });
  const someGroupsNullWhereNothing = rows.extractRegex(
    "Some groups, NULL where nothing matches",
    'the "code"',
    "([A-Z]+)-(\\d+)",
    { columns: { order: 2, whole: 0 }, noMatch: "null" },
  );
  someGroupsNullWhereNothing.write.parquet("Out", { path: "out/rows" });
});
