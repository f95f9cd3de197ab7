import { z } from "zod";
import { defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { integerField } from "../fields";

/** Takes one table out of a collection, by its place: AWS Glue's SelectFromCollection. */
export const selectFromCollection = defineNode({
  type: "select-from-collection",
  title: "Select from collection",
  description: "Takes one table out of a collection, such as Split Fields, Route or custom code give.",
  icon: "square-stack",
  category: "transform",
  family: "combine",
  keywords: ["collection", "index", "table", "pick"],
  inputs: [{ name: "in", title: "Collection", arity: "one", kind: "collection" }],
  outputs: oneOutput,
  settings: z.strictObject({
    index: integerField({
      title: "Table",
      help: "Its place in the collection, from 0.",
      max: 10_000,
    }).default(0),
  }),
  method: { on: "collection", name: "selectFromCollection", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => {
    const { name, tables } = inputs.in;
    const table = tables[settings.index];
    if (table) return table.rel;
    const places = tables.map(({ title }, index) => `${index} (${title})`).join(", ");
    throw new Error(`“${name}” has no table ${settings.index}. There are ${places}.`);
  },
  summary: ({ index = 0 }) => `table ${index}`,
  glue: { type: "SelectFromCollection" },
  examples: [
    {
      name: "The second of two",
      settings: { index: 1 },
      inputs: {
        in: exampleTable({ carrier: "VARCHAR", delay: "BIGINT" }, [
          ["UA", "61"],
          [null, null],
        ]),
      },
    },
    {
      name: "The first, without rows",
      settings: {},
      inputs: { in: exampleTable({ 'a "b"': "VARCHAR", delay: "BIGINT" }, []) },
    },
    {
      name: "A table that is not there",
      settings: { index: 2 },
      inputs: { in: exampleTable({ carrier: "VARCHAR", delay: "BIGINT" }, []) },
      fails: { bind: "“Split” has no table 2. There are 0 (Chosen columns), 1 (Other columns)." },
    },
  ],
});
