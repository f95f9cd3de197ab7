import { defineJob } from "tenon";

export default defineJob("Unpivot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "first", type: "VARCHAR" },
      { name: "last", type: "TIMESTAMP" },
    ],
    rows: [
      ["1", "2024-01-01", "2024-01-02 12:00:00"],
      ["2", null, null],
    ],
  });
  const datesAndTimesAsTheTypeThatIs = rows.unpivot(
    "Dates and times, as the type that is chosen",
    ["first", "last"],
    { type: "DATE" },
  );
  datesAndTimesAsTheTypeThatIs.write.parquet("Out", { path: "out/rows" });
});
