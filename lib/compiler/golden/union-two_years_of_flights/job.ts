import { defineJob } from "tenon";

export default defineJob("Union", (job) => {
  const inputs1 = job.inline("Inputs 1", {
    columns: [
      { name: "origin", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [
      ["SFO", "61"],
      [null, null],
    ],
  });
  const inputs2 = job.inline("Inputs 2", {
    columns: [
      { name: "delay", type: "BIGINT" },
      { name: "Origin", type: "VARCHAR" },
      { name: 'the "note"', type: "VARCHAR" },
    ],
    rows: [
      ["5", "ZRH", "Zürich"],
      [null, "", ""],
    ],
  });
  const twoYearsOfFlights = inputs1.union("Two years of flights", [inputs2]);
  twoYearsOfFlights.write.parquet("Out", { path: "out/rows" });
});
