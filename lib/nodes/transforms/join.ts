import { z } from "zod";
import type { Join, JoinKind } from "../../ir/rel";
import { sameName } from "../column-names";
import { type BoundInput, defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, conditionField, keyPairsField, textField, toggleField } from "../fields";
import { DEFAULT_PREFIX, DEFAULT_SUFFIX, joinedColumns, prefixed, suffixed } from "../joined-columns";

const KINDS = ["inner", "left", "right", "full", "semi", "anti"] as const satisfies readonly JoinKind[];

/** Matches the rows of two inputs. */
export const join = defineNode({
  type: "join",
  title: "Join",
  description: "Matches the rows of two inputs on keys, on a condition, or on both.",
  icon: "join",
  category: "transform",
  family: "combine",
  keywords: ["merge", "match", "lookup", "vlookup", "combine", "keys"],
  shortcut: "j",
  inputs: [
    { name: "left", title: "Left", arity: "one" },
    { name: "right", title: "Right", arity: "one" },
  ],
  outputs: oneOutput,
  settings: z.strictObject({
    type: choiceField(KINDS, {
      title: "Kind",
      help: "Which rows stay when there is no match. Semi and anti keep rows of the left that have, or lack, a match.",
      labels: { inner: "Inner", left: "Left", right: "Right", full: "Full", semi: "Semi", anti: "Anti" },
    }).default("inner"),
    on: keyPairsField({
      title: "Match",
      help: "Columns that must be equal.",
      port: "left",
      otherPort: "right",
    }).default([]),
    condition: conditionField({
      title: "Also require",
      help: "SQL over both inputs; l.x and r.x tell equal names apart.",
      port: "left",
      otherPort: "right",
    }).optional(),
    nullsEqual: toggleField({ title: "NULL keys match each other", advanced: true }).default(false),
    equalNames: choiceField(["suffix", "prefix", "left"], {
      title: "When names collide",
      labels: {
        suffix: "Keep both, suffix the right",
        prefix: "Keep both, prefix the right",
        left: "Keep the left one",
      },
      when: { field: "type", is: ["inner", "left", "right", "full"] },
    }).default("suffix"),
    suffix: textField({ title: "Suffix", when: { field: "equalNames", is: ["suffix"] } }).default(
      DEFAULT_SUFFIX,
    ),
    prefix: textField({
      title: "Prefix",
      help: "AWS Glue puts a dot before the names of the right.",
      when: { field: "equalNames", is: ["prefix"] },
    }).default(DEFAULT_PREFIX),
  }),
  method: { on: "table", name: "join", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => ({
    op: "join",
    kind: settings.type,
    left: inputs.left.rel,
    right: inputs.right.rel,
    keys: settings.on,
    condition: settings.condition ?? null,
    nullsEqual: settings.nullsEqual,
    columns: outputColumns(inputs.left, inputs.right, settings),
  }),
  summary: ({ type = "inner", on = [], condition }) => {
    const keys = on.map(({ left, right }) => `${left} = ${right}`);
    return [`${type} join`, [...keys, ...(condition ? [condition] : [])].join(", ")]
      .filter(Boolean)
      .join(" · ");
  },
  glue: { type: "Join" },
  examples: [
    {
      name: "Flights with their airport",
      settings: { type: "left", on: { origin: "iata" }, suffix: "_airport" },
      inputs: {
        left: {
          columns: [
            { name: "origin", type: "VARCHAR" },
            { name: "name", type: "VARCHAR" },
          ],
          rows: [
            ["SFO", "UA 1"],
            ["XXX", "UA 2"],
            [null, "UA 3"],
          ],
        },
        right: {
          columns: [
            { name: "iata", type: "VARCHAR" },
            { name: "name", type: "VARCHAR" },
          ],
          rows: [
            ["SFO", "San Francisco"],
            ["JFK", "New York"],
          ],
        },
      },
    },
    {
      name: "Names of the right behind a dot",
      settings: { on: { Id: "id" }, equalNames: "prefix", prefix: "." },
      inputs: {
        left: exampleTable({ id: "BIGINT", 'the "n"': "VARCHAR", ".id": "VARCHAR" }, [
          ["1", "a", "x"],
          [null, "b", "y"],
        ]),
        right: exampleTable({ ID: "BIGINT", order: "VARCHAR" }, [
          ["1", "first"],
          [null, null],
        ]),
      },
    },
    {
      name: "Every row of both, NULL keys too",
      settings: { type: "full", on: { order: "Order" }, nullsEqual: true, equalNames: "left" },
      inputs: {
        left: exampleTable({ order: "BIGINT", 'the "n"': "VARCHAR" }, [
          ["1", "a"],
          [null, "b"],
          ["2", null],
        ]),
        right: exampleTable({ ORDER: "BIGINT", m: "VARCHAR" }, [
          ["1", "x"],
          ["1", "y"],
          [null, "z"],
          ["3", ""],
        ]),
      },
    },
    {
      name: "No rows on the right",
      settings: { type: "anti", on: { k: "k" } },
      inputs: {
        left: exampleTable({ k: "BIGINT" }, [["1"], [null]]),
        right: exampleTable({ k: "BIGINT" }, []),
      },
    },
    {
      name: "A key that is not there",
      settings: { on: { origin: "iata" } },
      inputs: {
        left: exampleTable({ origin: "VARCHAR" }, [["SFO"]]),
        right: exampleTable({ code: "VARCHAR" }, [["SFO"]]),
      },
      fails: { bind: "“Right” has no column “iata”" },
    },
  ],
});

/** Names every output column. A key both sides call the same is one column where equal names are merged. */
function outputColumns(
  left: BoundInput,
  right: BoundInput,
  settings: {
    type: JoinKind;
    on: readonly { left: string; right: string }[];
    equalNames: "suffix" | "prefix" | "left";
    suffix: string;
    prefix: string;
  },
): Join["columns"] {
  const { type, on, equalNames } = settings;
  if (type === "semi" || type === "anti") return joinedColumns(left.columns, [], null);
  if (equalNames !== "left") {
    const mark = equalNames === "suffix" ? suffixed(settings.suffix) : prefixed(settings.prefix);
    return joinedColumns(left.columns, right.columns, mark);
  }
  const isKey = (name: string) => on.some((key) => sameName(key.left, name) && sameName(key.right, name));
  return joinedColumns(left.columns, right.columns, null).map((column) =>
    (type === "right" || type === "full") && column.side === "left" && isKey(column.column)
      ? { ...column, side: "either" }
      : column,
  );
}
