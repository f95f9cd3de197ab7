import { z } from "zod";
import { quoteIdentifier } from "../../sql/quote";
import { actualNames } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnsField, namedExpressionsField } from "../fields";
import { listSummary, oneLine } from "../summaries";

/** Groups rows and computes one row a group. */
export const aggregate = defineNode({
  type: "aggregate",
  title: "Aggregate",
  description: "Groups rows and computes sums, counts and the like: one row a group, or one row in all.",
  icon: "sigma",
  category: "transform",
  family: "group",
  keywords: ["group by", "sum", "count", "average", "summarize", "total", "min", "max", "median"],
  shortcut: "g",
  inputs: oneInput,
  outputs: oneOutput,
  settings: z
    .strictObject({
      by: columnsField({
        title: "Group by",
        help: "One row for each combination of their values; NULL is a value. Empty makes one row.",
      }).default([]),
      compute: namedExpressionsField({
        title: "Compute",
        help: "New columns, each an aggregate over the group.",
        expects: "aggregate",
      }).default([]),
    })
    .superRefine(({ by, compute }, context) => {
      if (by.length === 0 && compute.length === 0)
        context.addIssue({ code: "custom", path: ["compute"], message: "is required" });
    }),
  method: { on: "table", name: "aggregate", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => ({
    op: "aggregate",
    input: inputs.in.rel,
    groups: actualNames(inputs.in.columns, settings.by).map((name) => ({
      name,
      expression: quoteIdentifier(name),
    })),
    aggregates: settings.compute,
  }),
  summary: ({ by = [], compute = [] }) => {
    const computed = compute.map(({ expression }) =>
      oneLine(expression).replace(/^count\(\s*\*\s*\)$/i, "count"),
    );
    return (
      [by.length > 0 ? `by ${listSummary(by)}` : "", listSummary(computed)].filter(Boolean).join(" · ") ||
      "choose groups"
    );
  },
  glue: { type: "Aggregate" },
  examples: [
    {
      name: "Delays by state",
      settings: {
        by: ["state"],
        compute: {
          flights: "count(*)",
          "worst delay": "max(delay)",
          mean: "avg(delay)",
          carriers: "count(distinct carrier)",
        },
      },
      inputs: {
        in: exampleTable({ state: "VARCHAR", carrier: "VARCHAR", delay: "BIGINT" }, [
          ["CA", "UA", "61"],
          ["CA", "UA", "-3"],
          ["CA", null, null],
          ["", "AF", null],
          [null, "AF", "120"],
          [null, "ZÜ", "0"],
        ]),
      },
    },
    {
      name: "One row in all",
      settings: { compute: { rows: "count(*)", total: 'sum("order")' } },
      inputs: { in: exampleTable({ order: "BIGINT" }, [["1"], [null], ["41"]]) },
    },
    {
      name: "No rows make no group",
      settings: { by: ['the "state"'], compute: { order: "count(*)" } },
      inputs: { in: exampleTable({ 'the "state"': "VARCHAR" }, []) },
    },
    {
      name: "An aggregate of a column that is not there",
      settings: { by: ["state"], compute: { worst: "max(dely)" } },
      inputs: { in: exampleTable({ state: "VARCHAR", delay: "BIGINT" }, [["CA", "61"]]) },
      fails: { bind: "“Rows” has no column “dely”" },
    },
  ],
});
