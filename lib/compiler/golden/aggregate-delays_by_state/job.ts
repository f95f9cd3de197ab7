import { defineJob, sql } from "tenon";

export default defineJob("Aggregate", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "state", type: "VARCHAR" },
      { name: "carrier", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [
      ["CA", "UA", "61"],
      ["CA", "UA", "-3"],
      ["CA", null, null],
      ["", "AF", null],
      [null, "AF", "120"],
      [null, "ZÜ", "0"],
    ],
  });
  const delaysByState = rows.aggregate("Delays by state", {
    by: ["state"],
    compute: {
      flights: sql`count(*)`,
      "worst delay": sql`max(delay)`,
      mean: sql`avg(delay)`,
      carriers: sql`count(distinct carrier)`,
    },
  });
  delaysByState.write.parquet("Out", { path: "out/rows" });
});
