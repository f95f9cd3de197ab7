import { z } from "zod";
import { innerStep } from "../../ir/rel";
import type { Column } from "../../model/column";
import { asSql } from "../../model/sql-text";
import { columnMentions } from "../../sql/lens/rename-column";
import { quoteText } from "../../sql/quote";
import { conditionsOnce } from "../conditions-once";
import { defineNode, oneInput, rowsAndRejected } from "../define-node";
import { exampleTable } from "../example-table";
import { assertionsField, choiceField, columnNameField, numberField } from "../fields";
import { listSummary } from "../summaries";

/** Most columns shown of a row that fails. */
const MOST_SHOWN = 5;

/** Checks conditions over the rows, and fails the run where they do not hold. */
export const assert = defineNode({
  type: "assert",
  title: "Assert",
  description:
    "Checks conditions over all rows while a run computes them. Where one does not hold, the run fails before anything is written, or only warns. A condition that is NULL for a row does not hold.",
  icon: "shield-check",
  category: "check",
  family: "quality",
  keywords: ["check", "expect", "test", "validate", "constraint", "data quality", "reject", "fail", "rule"],
  inputs: oneInput,
  outputs: rowsAndRejected,
  settings: z
    .strictObject({
      conditions: assertionsField({
        title: "Conditions",
        help: "Each under the name that reports call it by. It must be true for every row.",
      }),
      severity: choiceField(["fail", "warn"], {
        title: "When one does not hold",
        labels: { fail: "Fail the run", warn: "Warn in the log" },
      }).default("fail"),
      tolerated: numberField({
        title: "Tolerated",
        help: "For so many rows a condition may fail without consequence.",
        min: 0,
        max: Number.MAX_SAFE_INTEGER,
      }).default(0),
      unit: choiceField(["rows", "percent"], {
        title: "Counted in",
        labels: { rows: "Rows", percent: "Percent of the rows" },
      }).default("rows"),
      keep: choiceField(["all", "good"], {
        title: "Rows that go on",
        help: "Rows for which a condition fails can be had at the second output either way.",
        labels: { all: "All", good: "Only those for which every condition holds" },
      }).default("all"),
      reasons: columnNameField({
        title: "Column of reasons",
        help: "Rejected rows have the names of the conditions they fail in it, as a list.",
        advanced: true,
      }).default("failed_conditions"),
    })
    .superRefine(({ tolerated, unit }, context) => {
      const message =
        unit === "percent" && tolerated > 100
          ? "is at most 100 percent"
          : unit === "rows" && !Number.isInteger(tolerated)
            ? "is a whole number of rows"
            : null;
      if (message) context.addIssue({ code: "custom", path: ["tolerated"], message });
    }),
  method: { on: "table", name: "assert", positional: ["conditions"] },
  version: 1,
  migrations: [],
  divides: ({ keep }) => (keep === "good" ? "once" : null),
  lower: ({ inputs, settings, read, own }) => {
    const { conditions: named, severity, tolerated, unit, keep, reasons } = settings;
    const asking = [keep === "good" && read.has("out"), read.has("rejected")].filter(Boolean);
    const texts = named.map(({ expression }) => expression);
    const once = conditionsOnce(inputs.in, texts, { readers: 1 + asking.length, own });
    const all = once.conditions.join(" AND ");
    const failed = named.map(
      ({ name }, index) => `CASE WHEN ${once.conditions[index]} IS NOT TRUE THEN ${quoteText(name)} END`,
    );
    return {
      ...once.steps,
      [innerStep("report")]: {
        op: "assert",
        input: once.rows,
        conditions: named.map(({ name, expression }, index) => ({
          name,
          condition: once.conditions[index] ?? expression,
          shown: mentioned(inputs.in.columns, expression),
        })),
        tolerated: { amount: tolerated, unit },
        severity,
      },
      out: keep === "all" ? inputs.in.rel : once.where(asSql(all)),
      rejected: {
        op: "project",
        input: { op: "filter", input: once.rows, condition: asSql(`(${all}) IS NOT TRUE`) },
        items: [
          { kind: "all", except: once.added, replace: [], rename: [] },
          {
            kind: "column",
            name: reasons,
            expression: asSql(`list_filter([${failed.join(", ")}], lambda reason: reason IS NOT NULL)`),
          },
        ],
      },
    };
  },
  summary: ({ conditions, severity }) => {
    const names = listSummary(conditions?.map(({ name }) => name));
    return names ? `${severity === "warn" ? "warn unless" : "require"} ${names}` : "add a condition";
  },
  glue: null,
  examples: [
    {
      name: "Prices that make sense",
      settings: {
        conditions: {
          "a price": "price > 0",
          "a known currency": "currency in ('CHF', 'EUR')",
        },
        severity: "warn",
        keep: "good",
      },
      inputs: {
        in: exampleTable({ id: "BIGINT", price: "DECIMAL(10,2)", currency: "VARCHAR" }, [
          ["1", "9.90", "EUR"],
          ["2", "-1.00", "EUR"],
          ["3", "0", "XXX"],
          ["4", null, "CHF"],
          ["5", "12.50", "CHF"],
        ]),
      },
      reads: ["rejected"],
    },
    {
      name: "No rows, and names that need quotes",
      settings: {
        conditions: [
          { name: 'the "n" isn\'t NULL', expression: '"the ""n""" is not null -- never' },
          { name: "order", expression: "\"order\" <> ''" },
        ],
        reasons: 'the "why"',
      },
      inputs: { in: exampleTable({ 'the "n"': "BIGINT", order: "VARCHAR" }, []) },
      reads: ["rejected"],
    },
    {
      name: "One row in four may fail",
      settings: { conditions: { small: "n < 4 and random() >= 0" }, tolerated: 25, unit: "percent" },
      inputs: { in: exampleTable({ n: "BIGINT" }, [["1"], ["2"], ["3"], ["4"]]) },
      reads: ["rejected"],
    },
    {
      name: "Delays that cannot be",
      settings: {
        conditions: { "not too early": "delay > -60", "an origin": "origin is not null" },
        tolerated: 1,
      },
      inputs: {
        in: exampleTable({ origin: "VARCHAR", delay: "BIGINT" }, [
          ["SFO", "61"],
          [null, "-61"],
          ["JFK", null],
          ["Zürich", "-90"],
        ]),
      },
      fails: {
        run: "“not too early” does not hold for 3 of 4 rows (at most 1 may fail), for example for delay = -61",
      },
    },
    {
      name: "A condition about a column that is not there",
      settings: { conditions: { late: "dely > 60" } },
      inputs: { in: exampleTable({ delay: "BIGINT" }, [["61"]]) },
      fails: { bind: "dely" },
    },
  ],
});

/** The columns that a condition speaks of, the first few. */
function mentioned(columns: readonly Column[], condition: string): string[] {
  const text = condition.toLowerCase();
  return columns
    .map(({ name }) => name)
    .filter((name) => text.includes(name.toLowerCase().replaceAll('"', '""')))
    .filter((name) => columnMentions(condition, name).length > 0)
    .slice(0, MOST_SHOWN);
}
