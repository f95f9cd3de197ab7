import { inlineTable, type Sample, step } from "./sample";

export const delaysByState: Sample = {
  id: "delays-by-state",
  name: "Delays by state",
  about: "Filter, join, aggregate: which states wait longest",
  description: "Joins long flight delays with their airports and counts them by state.",
  pipeline: {
    version: 1,
    nodes: {
      flights: inlineTable("Flights", { date: "TIMESTAMP", delay: "BIGINT", origin: "VARCHAR" }, [
        ["2001-01-01 07:42:00", "94", "SAN"],
        ["2001-01-01 08:10:00", "71", "PHX"],
        ["2001-01-01 08:15:00", "128", "OAK"],
        ["2001-01-01 08:31:00", "-4", "SAN"],
        ["2001-01-01 09:00:00", "62", "ORD"],
        ["2001-01-01 09:05:00", "83", "LAX"],
        ["2001-01-01 09:20:00", "65", "DFW"],
        ["2001-01-01 10:02:00", "12", "ORD"],
        ["2001-01-01 11:45:00", "187", "ORD"],
        ["2001-01-01 12:10:00", null, "LAX"],
      ]),
      airports: inlineTable("Airports", { iata: "VARCHAR", city: "VARCHAR", state: "VARCHAR" }, [
        ["SAN", "San Diego", "CA"],
        ["PHX", "Phoenix", "AZ"],
        ["OAK", "Oakland", "CA"],
        ["ORD", "Chicago", "IL"],
        ["LAX", "Los Angeles", "CA"],
        ["DFW", "Dallas-Fort Worth", "TX"],
      ]),
      long_delays: step("filter", "Long delays", "flights", { condition: "delay > 60" }),
      with_airport: {
        type: "join",
        name: "With airport",
        settings: { on: [{ left: "origin", right: "iata" }] },
        inputs: { left: "long_delays", right: "airports" },
      },
      by_state: step("aggregate", "By state", "with_airport", {
        by: ["state"],
        compute: [
          { name: "flights", expression: "count(*)" },
          { name: "worst", expression: "max(delay)" },
        ],
      }),
      write: step("parquet-target", "Delays by state", "by_state", {
        path: "out/delays_by_state",
        mode: "overwrite",
      }),
    },
    layout: {
      flights: { x: 0, y: 0 },
      airports: { x: 276, y: 136 },
      long_delays: { x: 276, y: 0 },
      with_airport: { x: 552, y: 48 },
      by_state: { x: 828, y: 48 },
      write: { x: 1104, y: 48 },
    },
  },
};
