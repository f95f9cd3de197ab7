import { z } from "zod";
import { actualName, actualNames, sameName } from "../column-names";
import { defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnNamesField, keyPairsField, sortKeysField, textField } from "../fields";
import { joinedColumns, suffixed } from "../joined-columns";
import { certainOrder } from "../row-order";
import { listSummary } from "../summaries";

const SUFFIX = "_lookup";

/** Fetches columns of another table by keys: AWS Glue's Lookup. */
export const lookup = defineNode({
  type: "lookup",
  title: "Lookup",
  description:
    "Adds columns of a lookup table to each row, found by keys. A row that nothing matches stays, with NULL; a row that several rows of the lookup table match comes out several times, unless only the first is taken.",
  icon: "book-search",
  category: "transform",
  family: "combine",
  keywords: ["vlookup", "enrich", "reference", "dimension", "left join", "fetch", "gs_lookup"],
  inputs: [
    { name: "in", title: "Rows", arity: "one" },
    { name: "lookup", title: "Lookup table", arity: "one" },
  ],
  outputs: oneOutput,
  settings: z.strictObject({
    on: keyPairsField({ title: "Match", help: "NULL matches nothing.", port: "in", otherPort: "lookup" }, 1),
    columns: columnNamesField({
      title: "Columns to add",
      help: "Of the lookup table, each with the name it gets. Empty adds all but the keys.",
      port: "lookup",
    }).default([]),
    matches: choiceField(["all", "first"], {
      title: "When several rows match",
      help: "Each of them repeats the row: there can be more rows than before.",
      labels: { all: "Repeat the row for each", first: "Take the first" },
    }).default("all"),
    order: sortKeysField(
      {
        title: "The first by",
        help: "Among equals the first by the other columns of the lookup table, ascending.",
        expects: "scalar",
        port: "lookup",
        when: { field: "matches", is: ["first"] },
      },
      0,
    ).default([]),
    suffix: textField({
      title: "Suffix",
      help: "For added columns whose name the rows have already, where no name is chosen.",
      advanced: true,
    }).default(SUFFIX),
  }),
  method: { on: "table", name: "lookup", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { on, columns, matches, order, suffix } }) => {
    const keys = on.map(({ left, right }) => ({
      left: actualName(inputs.in.columns, left),
      right: actualName(inputs.lookup.columns, right),
    }));
    const same = actualNames(
      inputs.lookup.columns,
      keys.map(({ right }) => right),
    );
    const added = inputs.lookup.columns.filter(({ name }) => !same.some((key) => sameName(key, name)));
    return {
      op: "join",
      kind: "left",
      left: inputs.in.rel,
      right:
        matches === "all"
          ? inputs.lookup.rel
          : {
              op: "distinct",
              input: inputs.lookup.rel,
              columns: same,
              order: certainOrder(inputs.lookup.columns, order, same),
            },
      keys,
      condition: null,
      nullsEqual: false,
      columns:
        columns.length === 0
          ? joinedColumns(inputs.in.columns, added, suffixed(suffix || SUFFIX))
          : [
              ...inputs.in.columns.map(({ name }) => ({ side: "left" as const, column: name, as: name })),
              ...columns.map(({ column, as }) => ({
                side: "right" as const,
                column: actualName(inputs.lookup.columns, column),
                as,
              })),
            ],
    };
  },
  summary: ({ on = [], columns = [], matches }) => {
    const keys = on.map(({ left, right }) => (left === right ? left : `${left} = ${right}`));
    if (keys.length === 0) return "choose keys";
    const what = listSummary(columns.map(({ as }) => as)) || "all columns";
    return `${what} by ${listSummary(keys)}${matches === "first" ? ", first match" : ""}`;
  },
  glue: { type: "DynamicTransform" },
  examples: [
    {
      name: "Airports of flights, as often as they are listed",
      settings: { on: { origin: "IATA" }, columns: { name: "airport", state: 'the "state"' } },
      inputs: {
        in: exampleTable({ origin: "VARCHAR", name: "VARCHAR" }, [
          ["SFO", "UA 1"],
          ["XXX", "UA 2"],
          [null, "UA 3"],
          ["ZRH", "LX 4"],
        ]),
        lookup: exampleTable({ iata: "VARCHAR", name: "VARCHAR", state: "VARCHAR" }, [
          ["SFO", "San Francisco", "CA"],
          ["SFO", "San Francisco Intl", "CA"],
          ["ZRH", "Zürich", null],
          [null, "Nowhere", "NO"],
        ]),
      },
    },
    {
      name: "The latest of several matches, all its columns",
      settings: {
        on: { id: "id", region: "region" },
        matches: "first",
        order: [{ expression: "seen", direction: "desc" }],
      },
      inputs: {
        in: exampleTable({ id: "BIGINT", region: "VARCHAR", 'a "name"': "VARCHAR" }, [
          ["1", "eu", "x"],
          ["1", null, "y"],
          ["2", "eu", "z"],
        ]),
        lookup: exampleTable({ id: "BIGINT", region: "VARCHAR", seen: "DATE", 'a "name"': "VARCHAR" }, [
          ["1", "eu", "2024-01-01", "old"],
          ["1", "eu", "2024-02-29", "new"],
          ["1", "eu", "2024-02-29", "newer"],
          ["1", null, "2024-02-29", "no key"],
        ]),
      },
    },
    {
      name: "Nothing to look up",
      settings: { on: { order: "order" }, columns: { select: "found" } },
      inputs: {
        in: exampleTable({ order: "BIGINT" }, [["1"], [null]]),
        lookup: exampleTable({ order: "BIGINT", select: "VARCHAR" }, []),
      },
    },
    {
      name: "A column that the lookup table lacks",
      settings: { on: { id: "id" }, columns: { nam: "name" } },
      inputs: {
        in: exampleTable({ id: "BIGINT" }, [["1"]]),
        lookup: exampleTable({ id: "BIGINT", name: "VARCHAR" }, [["1", "a"]]),
      },
      fails: { bind: "has no column “nam”" },
    },
  ],
});
