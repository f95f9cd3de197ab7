import { defineJob } from "tenon";

export default defineJob("Record matching", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "title"', type: "VARCHAR" },
      { name: "order", type: "BIGINT" },
      { name: "code", type: "VARCHAR" },
    ],
    rows: [
      ["A tale of two cities", "100", "X-1"],
      ["Two Cities: a tale of", "101", "X-1"],
      ["two cities a tale of", "103", "X-2"],
      ["Another book", "100", "X-1"],
      ["Another book", "100", "X-1"],
      [null, "100", "X-1"],
    ],
  });
  const groupsOfEqualRowsAndOfRowsThat = rows.matchRecords(
    "Groups of equal rows and of rows that are near",
    [],
    {
      compare: [
        { column: 'the "title"', method: "jaccard" },
        { column: "order", method: "number", within: 10 },
        { column: "code", method: "levenshtein" },
      ],
      threshold: 0.8,
      result: "groups",
      nulls: "differ",
    },
  );
  groupsOfEqualRowsAndOfRowsThat.write.parquet("Out", { path: "out/rows" });
});
