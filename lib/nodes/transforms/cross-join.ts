import { z } from "zod";
import { defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { textField } from "../fields";
import { DEFAULT_SUFFIX, joinedColumns, suffixed } from "../joined-columns";

/** Pairs every row of one input with every row of another. */
export const crossJoin = defineNode({
  type: "cross-join",
  title: "Cross join",
  description:
    "Pairs every row of the left with every row of the right: as many rows as the product of both. Without rows on one side there are none.",
  icon: "grid",
  category: "transform",
  family: "combine",
  keywords: ["cartesian product", "all combinations", "pairs", "scaffold", "calendar"],
  inputs: [
    { name: "left", title: "Left", arity: "one" },
    { name: "right", title: "Right", arity: "one" },
  ],
  outputs: oneOutput,
  settings: z.strictObject({
    suffix: textField({
      title: "Suffix",
      help: "For columns of the right whose name the left has too.",
    }).default(DEFAULT_SUFFIX),
  }),
  method: { on: "table", name: "crossJoin", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs: { left, right }, settings }) => ({
    op: "join",
    kind: "inner",
    left: left.rel,
    right: right.rel,
    keys: [],
    condition: null,
    nullsEqual: false,
    columns: joinedColumns(left.columns, right.columns, suffixed(settings.suffix)),
  }),
  summary: () => "every pair of rows",
  glue: null,
  examples: [
    {
      name: "Every product in every month",
      settings: {},
      inputs: {
        left: exampleTable({ product: "VARCHAR", 'the "n"': "BIGINT" }, [
          ["Tee", "1"],
          [null, null],
        ]),
        right: exampleTable({ month: "DATE", Product: "VARCHAR" }, [
          ["2024-01-01", "x"],
          ["2024-02-01", ""],
          [null, "é"],
        ]),
      },
    },
    {
      name: "No rows on the right",
      settings: { suffix: " of the right" },
      inputs: {
        left: exampleTable({ order: "BIGINT" }, [["1"], ["2"]]),
        right: exampleTable({ order: "BIGINT" }, []),
      },
    },
    {
      name: "No rows on the left",
      settings: {},
      inputs: {
        left: exampleTable({ order: "BIGINT" }, []),
        right: exampleTable({ k: "BIGINT" }, [["1"]]),
      },
    },
    {
      name: "A suffix that no name can hold",
      settings: { suffix: "\0" },
      inputs: {
        left: exampleTable({ k: "BIGINT" }, [["1"]]),
        right: exampleTable({ k: "BIGINT" }, [["1"]]),
      },
      fails: { bind: "cannot hold the character NUL" },
    },
  ],
});
