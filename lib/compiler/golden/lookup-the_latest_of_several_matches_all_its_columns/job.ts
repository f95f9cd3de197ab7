import { defineJob, sql } from "tenon";

export default defineJob("Lookup", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "region", type: "VARCHAR" },
      { name: 'a "name"', type: "VARCHAR" },
    ],
    rows: [
      ["1", "eu", "x"],
      ["1", null, "y"],
      ["2", "eu", "z"],
    ],
  });
  const lookupTable = job.inline("Lookup table", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "region", type: "VARCHAR" },
      { name: "seen", type: "DATE" },
      { name: 'a "name"', type: "VARCHAR" },
    ],
    rows: [
      ["1", "eu", "2024-01-01", "old"],
      ["1", "eu", "2024-02-29", "new"],
      ["1", "eu", "2024-02-29", "newer"],
      ["1", null, "2024-02-29", "no key"],
    ],
  });
  const theLatestOfSeveralMatchesAllIts = rows.lookup(
    "The latest of several matches, all its columns",
    lookupTable,
    {
      on: { id: "id", region: "region" },
      matches: "first",
      order: [{ expression: sql`seen`, direction: "desc" }],
    },
  );
  theLatestOfSeveralMatchesAllIts.write.parquet("Out", { path: "out/rows" });
});
