import { defineJob, sql } from "tenon";

export default defineJob("Derived column", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "name", type: "VARCHAR" },
      { name: "distance", type: "DOUBLE" },
      { name: "minutes", type: "BIGINT" },
    ],
    rows: [
      ["  Zoë ", "300", "30"],
      ["", "10", "0"],
      [null, null, "61"],
    ],
  });
  const speedAndATidiedName = rows.deriveColumns("Speed, and a tidied name", {
    speed: sql`distance / nullif(minutes, 0) * 60`,
    Name: sql`trim(name)`,
    'is "late"': sql`minutes > 60`,
  });
  speedAndATidiedName.write.parquet("Out", { path: "out/rows" });
});
