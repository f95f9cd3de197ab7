import { z } from "zod";
import { actualNames, presentNames } from "../column-names";
import { defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnsField, toggleField } from "../fields";
import { listSummary } from "../summaries";

/** Brings staged changes into a table: AWS Glue's Merge. */
export const merge = defineNode({
  type: "merge",
  title: "Merge",
  description:
    "Brings staged rows into a table: a staged row replaces every row of the source with its primary key, or is added. Rows with the same key are not reduced to one. Columns are matched by name; one that a side lacks is NULL there.",
  icon: "git-merge",
  category: "transform",
  family: "combine",
  keywords: ["upsert", "update", "insert", "staging", "changes", "cdc", "delta", "primary key"],
  inputs: [
    { name: "source", title: "Source", arity: "one" },
    { name: "staging", title: "Staging", arity: "one" },
  ],
  outputs: oneOutput,
  settings: z.strictObject({
    keys: columnsField(
      { title: "Primary key", help: "Columns that both inputs have and that tell records apart." },
      1,
    ),
    nullsEqual: toggleField({
      title: "NULL keys match each other",
      help: "Off, rows with NULL in the key are never replaced.",
      advanced: true,
    }).default(false),
  }),
  method: { on: "table", name: "merge", positional: ["keys"] },
  version: 1,
  migrations: [],
  lower: ({ inputs: { source, staging }, settings }) => {
    const keys = actualNames(source.columns, settings.keys);
    const staged = presentNames(staging, keys);
    return {
      op: "union",
      by: "name",
      distinct: false,
      inputs: [
        {
          op: "join",
          kind: "anti",
          left: source.rel,
          right: staging.rel,
          keys: keys.map((left, index) => ({ left, right: staged[index] ?? left })),
          condition: null,
          nullsEqual: settings.nullsEqual,
          columns: source.columns.map(({ name }) => ({ side: "left", column: name, as: name })),
        },
        staging.rel,
      ],
    };
  },
  summary: ({ keys }) => (keys?.length ? `by ${listSummary(keys)}` : "choose the primary key"),
  glue: { type: "Merge" },
  examples: [
    {
      name: "Changed and new customers",
      settings: { keys: ["id"] },
      inputs: {
        source: exampleTable({ id: "BIGINT", name: "VARCHAR", city: "VARCHAR" }, [
          ["1", "Zoë", "Zürich"],
          ["2", "Bo", "Bern"],
          ["2", "Bo again", ""],
          ["3", "Cy", null],
          ["3", "Cy", null],
          [null, "nobody", "Nowhere"],
        ]),
        staging: exampleTable({ Name: "VARCHAR", ID: "BIGINT", 'the "note"': "VARCHAR" }, [
          ["Bob", "2", "renamed"],
          ["Dee", "4", ""],
          ["Dee", "4", ""],
          ["someone", null, "x"],
        ]),
      },
    },
    {
      name: "NULL as a key",
      settings: { keys: ["order", 'the "k"'], nullsEqual: true },
      inputs: {
        source: exampleTable({ order: "BIGINT", 'the "k"': "VARCHAR", v: "BIGINT" }, [
          ["1", null, "10"],
          [null, null, "20"],
          ["1", "", "30"],
        ]),
        staging: exampleTable({ order: "BIGINT", 'the "k"': "VARCHAR", v: "BIGINT" }, [
          ["1", null, "11"],
          [null, null, null],
        ]),
      },
    },
    {
      name: "Nothing staged",
      settings: { keys: ["id"] },
      inputs: {
        source: exampleTable({ id: "BIGINT" }, [["1"], ["1"], [null]]),
        staging: exampleTable({ id: "BIGINT" }, []),
      },
    },
    {
      name: "An empty source",
      settings: { keys: ["id"] },
      inputs: {
        source: exampleTable({ id: "BIGINT", v: "VARCHAR" }, []),
        staging: exampleTable({ id: "BIGINT" }, [["1"], ["1"]]),
      },
    },
    {
      name: "A key that staging lacks",
      settings: { keys: ["id"] },
      inputs: {
        source: exampleTable({ id: "BIGINT" }, [["1"]]),
        staging: exampleTable({ key: "BIGINT" }, [["1"]]),
      },
      fails: { bind: "“Staging” has no column “id”" },
    },
  ],
});
