import { z } from "zod";
import { defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { toggleField } from "../fields";

/** Stacks the rows of several inputs. */
export const union = defineNode({
  type: "union",
  title: "Union",
  description:
    "Stacks the rows of several inputs. Columns are matched by name; one that an input lacks is NULL there.",
  icon: "layers",
  category: "transform",
  family: "combine",
  keywords: ["append", "concatenate", "stack", "combine", "union all"],
  shortcut: "u",
  inputs: [{ name: "inputs", title: "Inputs", arity: "many", min: 2 }],
  outputs: oneOutput,
  settings: z.strictObject({
    distinct: toggleField({
      title: "Drop equal rows",
      help: "Keeps each row once, as SQL's UNION without ALL does.",
    }).default(false),
  }),
  method: { on: "table", name: "union", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => ({
    op: "union",
    inputs: inputs.inputs.map(({ rel }) => rel),
    distinct: settings.distinct,
  }),
  summary: ({ distinct }) => (distinct ? "by name · distinct" : "by name"),
  glue: { type: "Union" },
  examples: [
    {
      name: "Two years of flights",
      settings: {},
      inputs: {
        inputs: [
          exampleTable({ origin: "VARCHAR", delay: "BIGINT" }, [
            ["SFO", "61"],
            [null, null],
          ]),
          exampleTable({ delay: "BIGINT", Origin: "VARCHAR", 'the "note"': "VARCHAR" }, [
            ["5", "ZRH", "Zürich"],
            [null, "", ""],
          ]),
        ],
      },
    },
    {
      name: "Each row once",
      settings: { distinct: true },
      inputs: {
        inputs: [
          exampleTable({ order: "VARCHAR" }, [["a"], ["a"], [null]]),
          exampleTable({ order: "VARCHAR" }, [["a"], [null], [""]]),
          exampleTable({ order: "VARCHAR" }, [["ä"]]),
        ],
      },
    },
  ],
});
