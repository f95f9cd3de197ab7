import { defineJob } from "tenon";

export default defineJob("Join", (job) => {
  const left = job.inline("Left", {
    columns: [
      { name: "origin", type: "VARCHAR" },
      { name: "name", type: "VARCHAR" },
    ],
    rows: [
      ["SFO", "UA 1"],
      ["XXX", "UA 2"],
      [null, "UA 3"],
    ],
  });
  const right = job.inline("Right", {
    columns: [
      { name: "iata", type: "VARCHAR" },
      { name: "name", type: "VARCHAR" },
    ],
    rows: [
      ["SFO", "San Francisco"],
      ["JFK", "New York"],
    ],
  });
  const flightsWithTheirAirport = left.join("Flights with their airport", right, {
    type: "left",
    on: { origin: "iata" },
    suffix: "_airport",
  });
  flightsWithTheirAirport.write.parquet("Out", { path: "out/rows" });
});
