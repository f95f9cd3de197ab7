import { defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { setInputs, setOperation, setSettings } from "../set-operation";

/** Keeps the rows that both inputs have. */
export const intersect = defineNode({
  type: "intersect",
  title: "Intersect",
  description:
    "Keeps the rows that both inputs have. Whole rows are compared, columns by name; NULL equals NULL.",
  icon: "intersect",
  category: "transform",
  family: "combine",
  keywords: ["common", "both", "overlap", "set", "intersection"],
  inputs: setInputs,
  outputs: oneOutput,
  settings: setSettings(
    "Off, each row comes once. On, a row comes as often as the side has it that has it less often.",
  ),
  method: { on: "table", name: "intersect", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => setOperation("intersect", inputs, settings.all),
  summary: ({ all }) => (all ? "in both · one by one" : "in both"),
  glue: null,
  examples: [
    {
      name: "Customers of both years",
      settings: {},
      inputs: {
        left: exampleTable({ id: "BIGINT", 'the "name"': "VARCHAR" }, [
          ["1", "Zoë"],
          ["1", "Zoë"],
          [null, null],
          ["2", ""],
          ["3", "x"],
        ]),
        right: exampleTable({ 'THE "NAME"': "VARCHAR", ID: "BIGINT" }, [
          ["Zoë", "1"],
          [null, null],
          [null, "2"],
          ["x", "4"],
        ]),
      },
    },
    {
      name: "One by one",
      settings: { all: true },
      inputs: {
        left: exampleTable({ order: "VARCHAR" }, [["a"], ["a"], ["a"], [null], ["b"]]),
        right: exampleTable({ order: "VARCHAR" }, [["a"], ["a"], [null], [null]]),
      },
    },
    {
      name: "No other rows",
      settings: {},
      inputs: {
        left: exampleTable({ order: "VARCHAR" }, [["a"], [null]]),
        right: exampleTable({ order: "VARCHAR" }, []),
      },
    },
    {
      name: "A column that the other lacks",
      settings: {},
      inputs: {
        left: exampleTable({ id: "BIGINT", name: "VARCHAR" }, [["1", "a"]]),
        right: exampleTable({ id: "BIGINT" }, [["1"]]),
      },
      fails: { bind: "“Other rows” has no column “name”, which “Rows” has" },
    },
  ],
});
