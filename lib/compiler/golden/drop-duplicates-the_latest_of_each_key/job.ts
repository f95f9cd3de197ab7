import { defineJob, sql } from "tenon";

export default defineJob("Drop duplicates", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "key", type: "VARCHAR" },
      { name: "seen", type: "TIMESTAMP" },
      { name: "new", type: "VARCHAR" },
    ],
    rows: [
      ["a", "2024-01-01 00:00:00", "old"],
      ["a", "2024-02-29 00:00:00", "zweite"],
      ["a", "2024-02-29 00:00:00", "erste"],
      [null, "2024-01-01 00:00:00", null],
      [null, null, "é"],
      ["", null, ""],
    ],
  });
  const theLatestOfEachKey = rows.dropDuplicates("The latest of each key", {
    columns: ["Key"],
    order: [{ expression: sql`seen`, direction: "desc" }],
  });
  theLatestOfEachKey.write.parquet("Out", { path: "out/rows" });
});
