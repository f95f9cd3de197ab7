import { z } from "zod";
import { defineNode } from "../define-node";
import { exampleTable } from "../example-table";
import { codeField, outputNamesField } from "../fields";
import { listSummary, oneLine } from "../summaries";

const OUT = "out";
const ALL = "all";

const orders = exampleTable({ id: "INTEGER", customer: "INTEGER", total: "DECIMAL(9,2)" }, [
  ["1", "7", "250.00"],
  ["2", "8", "99.50"],
  ["3", null, "1200.00"],
  ["4", "7", null],
]);

/** A function over the tenon API: AWS Glue's CustomCode. It is expanded into the nodes it builds. */
export const customCode = defineNode({
  type: "custom-code",
  title: "Custom code",
  description:
    "A TypeScript function from the input tables to a table, or to several by name. It runs as the nodes it builds do: fused with the rest.",
  icon: "code",
  category: "transform",
  family: "code",
  keywords: ["typescript", "script", "function", "custom transform", "python", "program", "loop"],
  inputs: [{ name: "inputs", title: "Inputs", arity: "named", min: 1 }],
  outputs: [
    { name: OUT, title: "Rows", without: "outputs" },
    { name: "outputs", title: "Outputs", each: "outputs" },
    { name: ALL, title: "All outputs", kind: "collection", optional: true },
  ],
  settings: z.strictObject({
    code: codeField({
      title: "Function",
      help: "Gets the input tables by name, and gives a table, or tables by name where outputs are named.",
      placeholder: '({ orders }) => orders.filter("Big", sql`total > 100`)',
    }),
    outputs: outputNamesField(
      {
        title: "Outputs",
        help: "Names of the tables that the function gives; none for a single table.",
        entry: "an output",
        placeholder: "name",
      },
      [OUT, ALL],
    ).default([]),
  }),
  method: { on: "job", name: "customCode", positional: ["code"] },
  version: 1,
  migrations: [],
  code: ({ code, outputs }) => ({ kind: "function", text: code, outputs }),
  lower: ({ expanded = {} }) => expanded,
  summary: ({ code, outputs }) => {
    const names = listSummary(outputs);
    return names === "" ? oneLine(code, 100) || "write a function" : `→ ${names}`;
  },
  glue: { type: "CustomCode" },
  examples: [
    {
      name: "Orders over a limit, with their customer",
      settings: {
        code: `({ orders, customers }) => {
  const big = orders.filter("Big orders", sql\`total > 100\`);
  return big.join("With customer", customers, { type: "left", on: { customer: "id" } });
}`,
      },
      aliases: ["orders", "customers"],
      inputs: {
        inputs: [
          orders,
          exampleTable({ id: "INTEGER", name: "VARCHAR" }, [
            ["7", "Zoë"],
            ["8", "Al"],
          ]),
        ],
      },
    },
    {
      name: "A column of its own for every text, in a loop",
      settings: {
        code: `({ rows }) => {
  let table: Table = rows;
  for (const { name, type } of rows.columns) {
    if (type !== "VARCHAR") continue;
    table = table.deriveColumns(\`Length of \${name}\`, {
      [\`length of \${name}\`]: sql\`length(\${ident(name)})\`,
    });
  }
  return table;
}`,
      },
      aliases: ["rows"],
      inputs: {
        inputs: exampleTable({ 'the "name"': "VARCHAR", order: "VARCHAR", n: "BIGINT" }, [
          ["Zoë", null, "1"],
          ["", "a`$\u007bb}`\\", null],
        ]),
      },
    },
    {
      name: "Two outputs, one without rows",
      reads: [],
      settings: {
        code: `({ orders }) => {
  // Neither table has the order without a total.
  const big = orders.filter("Big", sql\`total > 5000\`);
  return { big, small: orders.filter("Small", sql\`total <= 5000\`) };
}`,
        outputs: ["big", "small"],
      },
      aliases: ["orders"],
      inputs: { inputs: orders },
    },
    {
      name: "A column that is not there",
      settings: { code: '({ orders }) => {\n  return orders.filter("Big", sql`totl > 100`);\n}' },
      aliases: ["orders"],
      inputs: { inputs: orders },
      fails: { bind: "Line 2, “Big”: “orders” has no column “totl”." },
    },
    {
      name: "A function that stops",
      settings: {
        code: `({ orders }) => {
  const names = orders.columns.map(({ name }) => name);
  if (!names.includes("country")) throw new Error("there is no country");
  return orders;
}`,
      },
      aliases: ["orders"],
      inputs: { inputs: orders },
      fails: { bind: "Line 3: The function stopped: there is no country" },
    },
  ],
});
