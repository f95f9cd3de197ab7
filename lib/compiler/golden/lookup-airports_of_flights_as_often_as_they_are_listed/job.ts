import { defineJob } from "tenon";

export default defineJob("Lookup", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "origin", type: "VARCHAR" },
      { name: "name", type: "VARCHAR" },
    ],
    rows: [
      ["SFO", "UA 1"],
      ["XXX", "UA 2"],
      [null, "UA 3"],
      ["ZRH", "LX 4"],
    ],
  });
  const lookupTable = job.inline("Lookup table", {
    columns: [
      { name: "iata", type: "VARCHAR" },
      { name: "name", type: "VARCHAR" },
      { name: "state", type: "VARCHAR" },
    ],
    rows: [
      ["SFO", "San Francisco", "CA"],
      ["SFO", "San Francisco Intl", "CA"],
      ["ZRH", "Zürich", null],
      [null, "Nowhere", "NO"],
    ],
  });
  const airportsOfFlightsAsOftenAsThey = rows.lookup(
    "Airports of flights, as often as they are listed",
    lookupTable,
    { on: { origin: "IATA" }, columns: { name: "airport", state: 'the "state"' } },
  );
  airportsOfFlightsAsOftenAsThey.write.parquet("Out", { path: "out/rows" });
});
