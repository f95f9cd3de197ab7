import { defineJob, sql } from "tenon";

export default defineJob("Record matching", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "name", type: "VARCHAR" },
      { name: "born", type: "DATE" },
      { name: "zip code", type: "VARCHAR" },
    ],
    rows: [
      ["Zoë Müller", "1990-05-01", "8001"],
      ["zoe  mueller", "1990-05-01", "8001"],
      ["Zoe Muller", "1990-05-02", "8002"],
      ["Zoe Muller", "1951-01-01", "8002"],
      ["Jo O'Neill", null, "9000"],
      ["Jo ONeill", "1980-01-01", "9001"],
      [null, "1980-01-01", null],
    ],
  });
  const peopleWhoAreWrittenInTwoWays = rows.matchRecords("People who are written in two ways", [], {
    compare: [
      { column: "Name", weight: 2 },
      { column: "born", method: "date", within: 30 },
    ],
    blocks: { postcode: sql`substr("zip code", 1, 2)`, initials: sql`left(name, 2)` },
    threshold: 0.9,
  });
  peopleWhoAreWrittenInTwoWays.write.parquet("Out", { path: "out/rows" });
});
