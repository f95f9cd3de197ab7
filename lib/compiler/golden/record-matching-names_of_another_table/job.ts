import { defineJob, sql } from "tenon";

export default defineJob("Record matching", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "city", type: "VARCHAR" },
      { name: "country", type: "VARCHAR" },
    ],
    rows: [
      ["Zurich", "CH"],
      ["Genf", "CH"],
      ["Paris", "FR"],
      ["Paris", null],
    ],
  });
  const compareWith = job.inline("Compare with", {
    columns: [
      { name: "city", type: "VARCHAR" },
      { name: "country", type: "VARCHAR" },
      { name: "people", type: "BIGINT" },
    ],
    rows: [
      ["Zürich", "CH", "430000"],
      ["Genève", "CH", "200000"],
      ["Paris", "FR", "2100000"],
      ["Paris", "US", "25000"],
    ],
  });
  const namesOfAnotherTable = rows.matchRecords("Names of another table", [compareWith], {
    compare: [{ column: "city", method: "levenshtein" }],
    blocks: { country: sql`country` },
    threshold: 0.6,
    score: "likeness",
    suffix: " found",
  });
  namesOfAnotherTable.write.parquet("Out", { path: "out/rows" });
});
