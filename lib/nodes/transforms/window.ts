import { z } from "zod";
import type { Frame } from "../../ir/rel";
import { asSql } from "../../model/sql-text";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnsField, integerField, namedExpressionsField, sortKeysField } from "../fields";
import { listSummary, oneLine } from "../summaries";
import { interval, RUNNING, refuseOtherThanTime, TIME_UNITS, windowOver } from "../windows";

const FRAMES = ["default", "partition", "running", "remaining", "around"] as const;
const DISTANCES = ["rows", "value", ...TIME_UNITS.values] as const;

interface FrameSettings {
  frame: (typeof FRAMES)[number];
  before: number;
  after: number;
  unit: (typeof DISTANCES)[number];
}

/** Computes columns over the rows around each row. */
export const windowNode = defineNode({
  type: "window",
  title: "Window",
  description:
    "Computes columns over the rows around each row: differences to the row before, shares of a total, ranks. Every row stays. Rows that tie in the order are counted by their other columns, ascending; over a frame of values, first_value and the like take any of them.",
  icon: "function",
  category: "transform",
  family: "group",
  keywords: ["over", "partition", "lag", "lead", "previous row", "share", "analytic", "first", "last"],
  shortcut: "w",
  inputs: oneInput,
  outputs: oneOutput,
  settings: z
    .strictObject({
      compute: namedExpressionsField(
        {
          title: "Compute",
          help: "lag(delay), sum(delay) and the like, alone or in an expression. OVER is added; the window below is called w.",
          expects: "window",
        },
        1,
      ),
      by: columnsField({
        title: "Partition by",
        help: "Each combination of their values is a window of its own; NULL is a value.",
      }).default([]),
      order: sortKeysField(
        { title: "Order by", help: "Which row comes before which.", expects: "scalar" },
        0,
      ).default([]),
      frame: choiceField(FRAMES, {
        title: "Rows in the window",
        help: "A function's own are all rows of the partition, or with an order those up to this row and the rows that tie with it.",
        labels: {
          default: "The function's own",
          partition: "All of the partition",
          running: "From the first to this one",
          remaining: "From this one to the last",
          around: "Around this one",
        },
      }).default("default"),
      before: integerField({ title: "Before", when: { field: "frame", is: ["around"] } }).default(0),
      after: integerField({ title: "After", when: { field: "frame", is: ["around"] } }).default(0),
      unit: choiceField(DISTANCES, {
        title: "Counted in",
        help: "Rows, or values of the one column to order by; both ends belong to the window.",
        labels: { rows: "Rows", value: "Numbers", ...TIME_UNITS.labels },
        when: { field: "frame", is: ["around"] },
      }).default("rows"),
    })
    .superRefine(({ frame, unit, order }, context) => {
      const refuse = (message: string) => context.addIssue({ code: "custom", path: ["order"], message });
      if (frame === "around" && unit !== "rows" && order.length !== 1)
        refuse("values are counted along one column, so one key is needed");
      else if (!["default", "partition"].includes(frame) && order.length === 0) refuse("is required");
    }),
  method: { on: "table", name: "window", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => {
    const { frame, unit, order } = settings;
    if (frame === "around" && unit !== "rows" && unit !== "value") refuseOtherThanTime(inputs.in, order);
    return windowOver(inputs.in, { ...settings, frame: frameOf(settings) });
  },
  summary: ({ compute = [], by = [] }) =>
    [
      listSummary(compute.map(({ expression }) => oneLine(expression))),
      by.length > 0 ? `by ${listSummary(by)}` : "",
    ]
      .filter(Boolean)
      .join(" · ") || "write an expression",
  glue: null,
  examples: [
    {
      name: "The flight before, and the share of the day",
      settings: {
        compute: {
          "since last": "delay - lag(delay)",
          share: "round(delay / sum(delay) over (partition by day), 2)",
          row: "row_number() -- ties are counted by carrier",
          place: "rank()",
        },
        by: ["day"],
        order: [{ expression: "delay", direction: "desc" }],
      },
      inputs: {
        in: exampleTable({ day: "DATE", carrier: "VARCHAR", delay: "BIGINT" }, [
          ["2024-01-01", "UA", "60"],
          ["2024-01-01", "AF", "20"],
          ["2024-01-01", "ZÜ", "20"],
          ["2024-01-02", "UA", null],
          [null, "UA", "5"],
          [null, null, "5"],
        ]),
      },
    },
    {
      name: "Around each row",
      settings: {
        compute: [
          { name: "ORDER", expression: 'last_value("order" ignore nulls)' },
          { name: 'the "mean"', expression: 'avg("order")' },
        ],
        order: [{ expression: "seen", nulls: "first" }],
        frame: "around",
        before: 1,
        after: 1,
      },
      inputs: {
        in: exampleTable({ seen: "TIMESTAMP", order: "BIGINT" }, [
          ["2024-01-03 00:00:00", null],
          [null, "4"],
          ["2024-01-01 00:00:00", "1"],
          ["2024-01-01 00:00:00", null],
          ["2024-01-02 00:00:00", "7"],
        ]),
      },
    },
    {
      name: "A span of time",
      settings: {
        compute: { n: "count(*)", first: "row_number()" },
        by: ["k"],
        order: [{ expression: "seen" }],
        frame: "around",
        before: 2,
        unit: "day",
      },
      inputs: {
        in: exampleTable({ k: "VARCHAR", seen: "DATE" }, [
          ["a", "2024-01-01"],
          ["a", "2024-01-03"],
          ["a", "2024-01-03"],
          ["a", "2024-01-05"],
          [null, null],
          [null, null],
        ]),
      },
    },
    {
      name: "No rows",
      settings: { compute: { total: 'sum("order")' }, frame: "partition" },
      inputs: { in: exampleTable({ order: "BIGINT" }, []) },
    },
    {
      name: "A column that is not there",
      settings: { compute: { change: "delay - lag(dely)" }, order: [{ expression: "day" }] },
      inputs: { in: exampleTable({ day: "DATE", delay: "BIGINT" }, [[null, "1"]]) },
      fails: { bind: "has no column “dely”" },
    },
  ],
});

function frameOf({ frame, before, after, unit }: FrameSettings): Frame | null {
  if (frame === "default") return null;
  if (frame === "partition") return { unit: "rows", start: "unbounded", end: "unbounded" };
  if (frame === "running") return RUNNING;
  if (frame === "remaining") return { unit: "rows", start: "current", end: "unbounded" };
  const distance = (count: number) =>
    unit === "rows" || unit === "value" ? asSql(String(count)) : interval(count, unit);
  return {
    unit: unit === "rows" ? "rows" : "range",
    start: before === 0 ? "current" : { before: distance(before) },
    end: after === 0 ? "current" : { after: distance(after) },
  };
}
