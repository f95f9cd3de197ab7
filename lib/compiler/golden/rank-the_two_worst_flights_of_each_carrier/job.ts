import { defineJob, sql } from "tenon";

export default defineJob("Rank", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "Carrier", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
      { name: "rank", type: "VARCHAR" },
    ],
    rows: [
      ["UA", "61", "a"],
      ["UA", "61", "c"],
      ["UA", "61", "b"],
      ["UA", null, "d"],
      [null, null, "e"],
      [null, "1", "f"],
      ["", "0", null],
    ],
  });
  const theTwoWorstFlightsOfEachCarrier = rows.rank("The two worst flights of each carrier", {
    by: ["carrier"],
    order: [{ expression: sql`delay`, direction: "desc" }],
    keep: 2,
  });
  theTwoWorstFlightsOfEachCarrier.write.parquet("Out", { path: "out/rows" });
});
