import { z } from "zod";
import { defineNode, oneInput } from "../define-node";
import { divideRows } from "../divide-rows";
import { exampleTable } from "../example-table";
import { namedConditionsField } from "../fields";
import { listSummary } from "../summaries";

const REST = "rest";
const ALL = "all";

/** Sends rows to outputs by conditions: AWS Glue's Conditional Router. */
export const route = defineNode({
  type: "route",
  title: "Route",
  description:
    "Sends each row to every output whose condition is true for it; a row that fits none goes to the default group.",
  icon: "split",
  category: "transform",
  family: "rows",
  keywords: ["conditional router", "split", "switch", "case", "branch", "collection"],
  inputs: oneInput,
  outputs: [
    { name: "groups", title: "Groups", each: "groups" },
    { name: REST, title: "Default group" },
    { name: ALL, title: "All groups", kind: "collection" },
  ],
  settings: z.strictObject({
    groups: namedConditionsField(
      { title: "Groups", help: "Outputs, each with its condition. A row may go to several." },
      [REST, ALL],
    ),
  }),
  method: { on: "table", name: "route", positional: [] },
  version: 1,
  migrations: [],
  divides: () => "at-least-once",
  lower: ({ inputs, settings: { groups }, ...context }) => divideRows(inputs.in, groups, REST, context),
  summary: ({ groups }) => listSummary(groups?.map(({ name }) => name)) || "add a group",
  glue: { type: "Route" },
  examples: [
    {
      name: "By delay",
      settings: {
        groups: {
          late: "delay > 60",
          very_late: "delay > 120 -- two hours",
          west: "origin in ('SFO', 'LAX')",
        },
      },
      inputs: {
        in: exampleTable({ origin: "VARCHAR", delay: "BIGINT" }, [
          ["SFO", "61"],
          ["JFK", "121"],
          ["ORD", "0"],
          ["LAX", null],
          [null, null],
        ]),
      },
    },
    {
      name: "No rows",
      settings: { groups: [{ name: "output_group_1", expression: '"a ""b""" is null' }] },
      inputs: { in: exampleTable({ 'a "b"': "VARCHAR" }, []) },
    },
    {
      name: "A condition about a column that is not there",
      settings: { groups: { late: "dely > 60" } },
      inputs: { in: exampleTable({ origin: "VARCHAR", delay: "BIGINT" }, [["SFO", "61"]]) },
      fails: { bind: "dely" },
    },
  ],
});
