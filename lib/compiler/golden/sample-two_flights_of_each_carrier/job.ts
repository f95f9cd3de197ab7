import { defineJob } from "tenon";

export default defineJob("Sample", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "Carrier", type: "VARCHAR" },
      { name: 'the "flight"', type: "BIGINT" },
    ],
    rows: [
      ["UA", "1"],
      ["UA", "2"],
      ["UA", "3"],
      ["UA", "3"],
      [null, "4"],
      [null, null],
      [null, "6"],
      ["", "7"],
    ],
  });
  const twoFlightsOfEachCarrier = rows.sample("Two flights of each carrier", { rows: 2, by: ["carrier"] });
  twoFlightsOfEachCarrier.write.parquet("Out", { path: "out/rows" });
});
