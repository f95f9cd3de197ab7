import { defineJob } from "tenon";

export default defineJob("To timestamp", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "at", type: "VARCHAR" }],
    rows: [
      ["2022-11-02T14:40:59.915Z"],
      ["2022-11-02T14:40:59+02:00"],
      [" 2022-11-02 14:40:59 Europe/Zurich "],
      ["2022-11-02"],
      ["1667400059"],
      ["1667400059.915"],
      ["1667400059915"],
      ["1667400059915123"],
      ["-86400"],
      ["soon"],
      [""],
      [null],
    ],
  });
  const whateverItHolds = rows.toTimestamp("Whatever it holds", "AT", { as: 'the "time"' });
  whateverItHolds.write.parquet("Out", { path: "out/rows" });
});
