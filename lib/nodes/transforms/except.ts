import { defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { setInputs, setOperation, setSettings } from "../set-operation";

/** Keeps the rows of one input that another lacks. */
export const except = defineNode({
  type: "except",
  title: "Except",
  description:
    "Keeps the rows that the other input lacks: the set difference. Whole rows are compared, columns by name; NULL equals NULL.",
  icon: "except",
  category: "transform",
  family: "combine",
  keywords: ["difference", "minus", "subtract", "missing", "set", "not in"],
  inputs: setInputs,
  outputs: oneOutput,
  settings: setSettings(
    "Off, each row comes once. On, each of the other rows takes away one equal row, and the rest stay.",
  ),
  method: { on: "table", name: "except", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => setOperation("except", inputs, settings.all),
  summary: ({ all }) => (all ? "not in the other · one by one" : "not in the other"),
  glue: null,
  examples: [
    {
      name: "Customers who left",
      settings: {},
      inputs: {
        left: exampleTable({ id: "BIGINT", 'the "name"': "VARCHAR" }, [
          ["1", "Zoë"],
          ["2", ""],
          ["2", ""],
          [null, null],
          ["3", null],
        ]),
        right: exampleTable({ 'THE "NAME"': "VARCHAR", ID: "BIGINT" }, [
          ["Zoë", "1"],
          [null, null],
          [null, "2"],
        ]),
      },
    },
    {
      name: "One by one",
      settings: { all: true },
      inputs: {
        left: exampleTable({ order: "VARCHAR" }, [["a"], ["a"], ["a"], [null], [null], ["b"]]),
        right: exampleTable({ order: "VARCHAR" }, [["a"], [null], ["c"]]),
      },
    },
    {
      name: "No rows",
      settings: {},
      inputs: {
        left: exampleTable({ order: "VARCHAR" }, []),
        right: exampleTable({ order: "VARCHAR" }, [["a"]]),
      },
    },
    {
      name: "A column that the rows lack",
      settings: {},
      inputs: {
        left: exampleTable({ id: "BIGINT" }, [["1"]]),
        right: exampleTable({ id: "BIGINT", seen: "DATE" }, [["1", null]]),
      },
      fails: { bind: "“Rows” has no column “seen”, which “Other rows” has" },
    },
  ],
});
