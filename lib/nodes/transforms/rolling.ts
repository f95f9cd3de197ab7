import { z } from "zod";
import type { Frame } from "../../ir/rel";
import { asSql } from "../../model/sql-text";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnsField, integerField, namedExpressionsField, sortKeysField } from "../fields";
import { listSummary, oneLine } from "../summaries";
import { interval, RUNNING, refuseOtherThanTime, type TimeUnit, timeUnitField, windowOver } from "../windows";

interface Span {
  over: "all" | "rows" | "time";
  rows: number;
  span: number;
  unit: TimeUnit;
}

/** Aggregates over the rows up to each row. */
export const rolling = defineNode({
  type: "rolling",
  title: "Rolling aggregate",
  description:
    "Adds running totals and moving averages: aggregates over all rows so far, over the last rows, or over a span of time that ends with the row. Every row stays. Rows that tie in the order come by their other columns; over a span of time they see each other.",
  icon: "trending-up",
  category: "transform",
  family: "group",
  keywords: ["cumulative", "running total", "moving average", "rolling", "sliding", "year to date", "median"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z
    .strictObject({
      compute: namedExpressionsField(
        { title: "Compute", help: "New columns, each an aggregate over the rows.", expects: "aggregate" },
        1,
      ),
      by: columnsField({
        title: "In each group of",
        help: "NULL is a value. Empty takes all rows together.",
      }).default([]),
      order: sortKeysField({
        title: "Order by",
        help: "Which row comes before which; for a span of time, the one column that holds it.",
        expects: "scalar",
      }),
      over: choiceField(["all", "rows", "time"], {
        title: "Over",
        labels: { all: "All so far", rows: "Last rows", time: "A span of time" },
      }).default("all"),
      rows: integerField({
        title: "Rows",
        help: "With this one; the first rows have fewer.",
        min: 1,
        when: { field: "over", is: ["rows"] },
      }).default(7),
      span: integerField({
        title: "Span",
        help: "7 days are this one and the 6 before; what lies the whole span back is out.",
        min: 1,
        when: { field: "over", is: ["time"] },
      }).default(7),
      unit: timeUnitField({ title: "Unit", when: { field: "over", is: ["time"] } }).default("day"),
    })
    .superRefine(({ over, order }, context) => {
      if (over === "time" && order.length > 1)
        context.addIssue({
          code: "custom",
          path: ["order"],
          message: "a span of time is counted along one column, so one key is needed",
        });
    }),
  method: { on: "table", name: "rolling", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => {
    if (settings.over === "time") refuseOtherThanTime(inputs.in, settings.order);
    return windowOver(inputs.in, { ...settings, frame: frameOf(settings) });
  },
  summary: ({ compute = [], by = [], over = "all", rows = 7, span = 7, unit = "day" }) => {
    const reach = {
      all: "so far",
      rows: `over ${rows} rows`,
      time: `over ${span} ${unit}${span === 1 ? "" : "s"}`,
    };
    return compute.length === 0
      ? "write an aggregate"
      : [
          `${listSummary(compute.map(({ expression }) => oneLine(expression)))} ${reach[over]}`,
          by.length > 0 ? `by ${listSummary(by)}` : "",
        ]
          .filter(Boolean)
          .join(" · ");
  },
  glue: null,
  examples: [
    {
      name: "Running totals by carrier",
      settings: {
        compute: { total: "sum(delay)", flights: "count(*)", worst: "max(delay)" },
        by: ["carrier"],
        order: [{ expression: "day" }],
      },
      inputs: {
        in: exampleTable({ carrier: "VARCHAR", day: "DATE", delay: "INTEGER" }, [
          ["UA", "2024-01-02", "5"],
          ["UA", "2024-01-01", null],
          ["UA", "2024-01-02", "3"],
          ["UA", null, "100"],
          [null, "2024-01-01", "1"],
          [null, "2024-01-02", "-1"],
        ]),
      },
    },
    {
      name: "Seven days",
      settings: {
        compute: { "7 days": "avg(delay)", middle: "median(delay)", least: "min(delay)" },
        order: [{ expression: '"the day"' }],
        over: "time",
      },
      inputs: {
        in: exampleTable({ "the day": "DATE", delay: "BIGINT" }, [
          ["2024-01-08", "10"],
          ["2024-01-01", "1"],
          ["2024-01-02", "2"],
          ["2024-01-08", "20"],
          ["2024-01-20", null],
          [null, "7"],
        ]),
      },
    },
    {
      name: "The last two rows",
      settings: {
        compute: { Order: 'sum("order")' },
        order: [{ expression: '"order"', direction: "desc" }],
        over: "rows",
        rows: 2,
      },
      inputs: { in: exampleTable({ order: "DOUBLE" }, [["1"], ["2.5"], [null], ["4"]]) },
    },
    {
      name: "No rows",
      settings: { compute: { n: "count(*)" }, order: [{ expression: "seen" }], over: "time", unit: "hour" },
      inputs: { in: exampleTable({ seen: "TIMESTAMP" }, []) },
    },
    {
      name: "A span of time over text",
      settings: { compute: { n: "count(*)" }, order: [{ expression: "day" }], over: "time" },
      inputs: { in: exampleTable({ day: "VARCHAR" }, [["Monday"]]) },
      fails: { bind: "“day” is VARCHAR; a span of time needs a date or a timestamp." },
    },
  ],
});

/** An interval ends on both sides: a microsecond less leaves out what lies the whole span back. */
function frameOf({ over, rows, span, unit }: Span): Frame {
  if (over === "all") return RUNNING;
  if (over === "rows")
    return {
      unit: "rows",
      start: rows === 1 ? "current" : { before: asSql(String(rows - 1)) },
      end: "current",
    };
  const before = asSql(`${interval(span, unit)} - INTERVAL 1 MICROSECOND`);
  return { unit: "range", start: { before }, end: "current" };
}
