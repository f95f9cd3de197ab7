import { defineJob, sql } from "tenon";

export default defineJob("Window", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "day", type: "DATE" },
      { name: "carrier", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [
      ["2024-01-01", "UA", "60"],
      ["2024-01-01", "AF", "20"],
      ["2024-01-01", "ZÜ", "20"],
      ["2024-01-02", "UA", null],
      [null, "UA", "5"],
      [null, null, "5"],
    ],
  });
  const theFlightBeforeAndTheShareOfThe = rows.window("The flight before, and the share of the day", {
    compute: {
      "since last": sql`delay - lag(delay)`,
      share: sql`round(delay / sum(delay) over (partition by day), 2)`,
      row: sql`row_number() -- ties are counted by carrier`,
      place: sql`rank()`,
    },
    by: ["day"],
    order: [{ expression: sql`delay`, direction: "desc" }],
  });
  theFlightBeforeAndTheShareOfThe.write.parquet("Out", { path: "out/rows" });
});
