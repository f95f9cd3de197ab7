import { defineJob, ident, type Sql, sql, type Table } from "./tenon";

/** What must and must not compile in a program. This file is never executed: the type check is the test. */
export default defineJob("Types", (job) => {
  const flights = job.read.parquet("Flights", { paths: ["lake/flights/*.parquet"] });
  const airports: Table = job.read.csv("Airports", { paths: ["lake/airports.csv"], delimiter: ";" });

  // Inputs, positional settings and options stand where the node definitions say.
  const long = flights.filter("Long", sql`delay > ${60} and origin in (${["SFO", "LAX"]})`);
  const joined = long.join("With airport", airports, { type: "left", on: { origin: "iata" } });
  joined.join("By list", airports, { on: [{ left: "origin", right: "iata" }] });
  const byState = joined.aggregate("By state", { by: ["state"], compute: { flights: sql`count(*)` } });
  byState.union("All", [joined, long]);
  byState.union("All", [joined, long], { distinct: true });
  byState.limit("Few", 10);
  byState.limit("Few", 10, { offset: 5 });
  byState.renameField("Rename", "state", "code");
  byState.sort("Sorted", [{ expression: sql`flights`, direction: "desc" }]);
  byState.deriveColumns("Derived", { share: sql`flights / 100`, [ident("x").toString()]: sql("1") });
  byState.changeSchema("Mapped", [{ from: "state", to: "code", type: "VARCHAR" }], { onCastError: "null" });
  job.sql("Top", { f: flights, a: airports }, sql`select * from f join a on f.origin = a.iata`);
  job.inline("Codes", { columns: [{ name: "code", type: "VARCHAR" }], rows: [["a"], [null]] });
  byState.dropDuplicates("Once");
  byState.dropDuplicates("Once by key", { columns: ["state"] });
  flights.window("Gaps", { compute: { gap: sql`delay - lag(delay)` }, order: [{ expression: sql`date` }] });
  flights.asofJoin("As of", airports, { column: "date", otherColumn: "since", nearest: "before" });
  flights.merge("Merged", airports, ["origin"], { nullsEqual: true });
  flights.scd2("History", airports, { keys: ["origin"], effective: sql`current_date` });
  flights.crossJoin("Pairs", airports).except("Others", flights).sample("Some", { rows: 10 });
  const nothing: undefined = byState.write.parquet("Out", { path: "lake/out", mode: "overwrite" });
  job.log("parameter", job.parameter("limit", "60").length, nothing);

  // Lists need not be mutable.
  const keys = ["state"] as const;
  byState.selectFields("Keys", keys);

  // @ts-expect-error a setting that is required is missing
  job.read.parquet("No paths", {});
  // @ts-expect-error the settings are missing
  job.read.parquet("No settings");
  // @ts-expect-error a setting that does not exist
  job.read.parquet("Unknown", { paths: ["a"], path: "b" });
  // @ts-expect-error a value that is none of the choices
  flights.join("Kind", airports, { type: "outer" });
  // @ts-expect-error a plain text where SQL is asked for
  flights.filter("Text", "delay > 60");
  // @ts-expect-error SQL where a plain text is asked for
  flights.renameField("Sql", sql`a`, "b");
  // @ts-expect-error a plain text among named expressions
  flights.aggregate("Text", { compute: { flights: "count(*)" } });
  // @ts-expect-error the second input is missing
  flights.join("No right side", { on: { a: "b" } });
  // @ts-expect-error a list of inputs is asked for
  flights.union("Not a list", airports);
  // @ts-expect-error an input where none is taken
  flights.filter("Two inputs", airports, sql`true`);
  // @ts-expect-error an object of inputs by alias is asked for
  job.sql("List", [flights], sql`select 1`);
  // @ts-expect-error a plain text where a window's SQL is asked for
  flights.window("Text", { compute: { gap: "lag(delay)" } });
  // @ts-expect-error the second input is missing
  flights.compare("One side", ["origin"]);
  // @ts-expect-error the name is missing
  flights.limit(10);
  // @ts-expect-error a number is asked for
  flights.limit("Few", "10");
  // @ts-expect-error a positional setting is not given twice
  flights.limit("Few", 10, { count: 10 });
  // @ts-expect-error a source has no input
  flights.read.csv("Source", { paths: ["a"] });
  // @ts-expect-error a target has no rows
  byState.write.csv("End", { path: "a.csv" }).filter("After", sql`true`);
  // @ts-expect-error there is no such node
  flights.explode("Unknown");
  // @ts-expect-error a value that is no literal
  sql`x = ${new Date(0)}`;
  // @ts-expect-error a value that may be missing
  sql`x = ${undefined}`;
  // @ts-expect-error a column's type is missing
  job.inline("Codes", { columns: [{ name: "code" }] });
  // @ts-expect-error a parameter is a text
  job.parameter("limit", 60);
  // @ts-expect-error a text is no SQL
  const text: Sql = "a";
  return void text;
});

// @ts-expect-error a job has a name
defineJob(() => {});
