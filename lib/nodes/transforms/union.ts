import { z } from "zod";
import { type BoundInput, defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, toggleField } from "../fields";

/** Stacks the rows of several inputs. */
export const union = defineNode({
  type: "union",
  title: "Union",
  description:
    "Stacks the rows of several inputs. Columns are matched by name, where one that an input lacks is NULL there; or by position, where names are those of the first input.",
  icon: "layers",
  category: "transform",
  family: "combine",
  keywords: ["append", "concatenate", "stack", "combine", "union all"],
  shortcut: "u",
  inputs: [{ name: "inputs", title: "Inputs", arity: "many", min: 2 }],
  outputs: oneOutput,
  settings: z.strictObject({
    match: choiceField(["name", "position"], {
      title: "Match columns",
      help: "AWS Glue's Union goes by position.",
      labels: { name: "By name", position: "By position" },
    }).default("name"),
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
    inputs: (settings.match === "position" ? equallyWide(inputs.inputs) : inputs.inputs).map(
      ({ rel }) => rel,
    ),
    by: settings.match,
    distinct: settings.distinct,
  }),
  summary: ({ match = "name", distinct }) => `by ${match}${distinct ? " · distinct" : ""}`,
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
    {
      name: "By position",
      settings: { match: "position" },
      inputs: {
        inputs: [
          exampleTable({ id: "BIGINT", 'the "name"': "VARCHAR" }, [
            ["1", "Zoë"],
            [null, ""],
          ]),
          exampleTable({ name: "VARCHAR", order: "BIGINT" }, [["2", "3"]]),
          exampleTable({ a: "BIGINT", b: "VARCHAR" }, []),
        ],
      },
    },
    {
      name: "Different numbers of columns",
      settings: { match: "position" },
      inputs: {
        inputs: [
          exampleTable({ id: "BIGINT", name: "VARCHAR" }, [["1", "a"]]),
          exampleTable({ id: "BIGINT" }, [["2"]]),
        ],
      },
      fails: { bind: "“Inputs 1” has 2 columns, “Inputs 2” has 1" },
    },
  ],
});

function equallyWide(inputs: readonly BoundInput[]): readonly BoundInput[] {
  const [first] = inputs;
  const other = inputs.find(({ columns }) => columns.length !== first?.columns.length);
  if (first && other)
    throw new Error(
      `“${first.name}” has ${first.columns.length} columns, “${other.name}” has ${other.columns.length}. By position, every input needs as many.`,
    );
  return inputs;
}
