import { z } from "zod";
import { actualName, actualNames } from "../column-names";
import { defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnField, keyPairsField, sortKeysField, textField } from "../fields";
import { DEFAULT_SUFFIX, joinedColumns, suffixed } from "../joined-columns";
import { certainOrder } from "../row-order";

const NEAREST = ["at_or_before", "before", "at_or_after", "after"] as const;
const COMPARISONS = { at_or_before: ">=", before: ">", at_or_after: "<=", after: "<" } as const;
const WORDS = { at_or_before: "at or before", before: "before", at_or_after: "at or after", after: "after" };

/** Matches each row with the one of another input that is nearest in time. */
export const asofJoin = defineNode({
  type: "asof-join",
  title: "As-of join",
  description:
    "Matches each row of the left with the one row of the right that is nearest in time, before it or after it: the price that held when an order was made. Of rows of the right at the same time, the first by the order given counts, then the first by their other columns, ascending. NULL matches nothing.",
  icon: "timer",
  category: "transform",
  family: "combine",
  keywords: ["asof", "nearest", "latest", "point in time", "time series", "valid at", "lookup"],
  inputs: [
    { name: "left", title: "Left", arity: "one" },
    { name: "right", title: "Right", arity: "one" },
  ],
  outputs: oneOutput,
  settings: z.strictObject({
    column: columnField({ title: "Time of the left", help: "Any column that has an order.", port: "left" }),
    nearest: choiceField(NEAREST, {
      title: "Nearest of the right",
      labels: {
        at_or_before: "At or before",
        before: "Before",
        at_or_after: "At or after",
        after: "After",
      },
    }).default("at_or_before"),
    otherColumn: columnField({ title: "Time of the right", port: "right" }),
    on: keyPairsField({
      title: "Match",
      help: "Columns that must be equal.",
      port: "left",
      otherPort: "right",
    }).default([]),
    type: choiceField(["left", "inner"], {
      title: "Rows without a match",
      labels: { left: "Stay", inner: "Are left out" },
    }).default("left"),
    order: sortKeysField(
      {
        title: "At the same time, the first by",
        help: "Which row of the right counts where several have the same keys and time.",
        expects: "scalar",
        port: "right",
        advanced: true,
      },
      0,
    ).default([]),
    suffix: textField({
      title: "Suffix",
      help: "For columns of the right whose name the left has too.",
      advanced: true,
    }).default(DEFAULT_SUFFIX),
  }),
  method: { on: "table", name: "asofJoin", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs: { left, right }, settings }) => {
    const { column, otherColumn, nearest, on, type, order, suffix } = settings;
    const same = actualNames(right.columns, [...on.map((key) => key.right), otherColumn]);
    return {
      op: "asof-join",
      kind: type,
      left: left.rel,
      right: {
        op: "distinct",
        input: right.rel,
        columns: same,
        order: certainOrder(right.columns, order, same),
      },
      keys: on,
      nearest: {
        left: actualName(left.columns, column),
        comparison: COMPARISONS[nearest],
        right: actualName(right.columns, otherColumn),
      },
      columns: joinedColumns(left.columns, right.columns, suffixed(suffix)),
    };
  },
  summary: ({ column, nearest = "at_or_before", otherColumn, on = [] }) =>
    column && otherColumn
      ? [
          `${otherColumn} ${WORDS[nearest]} ${column}`,
          ...on.map(({ left, right }) => `${left} = ${right}`),
        ].join(" · ")
      : "choose the times",
  glue: null,
  examples: [
    {
      name: "The price that held",
      settings: { column: "sold", otherColumn: "since", on: { item: "item" } },
      inputs: {
        left: exampleTable({ item: "VARCHAR", sold: "TIMESTAMP", 'the "n"': "BIGINT" }, [
          ["tea", "2024-01-01 10:00:00", "1"],
          ["tea", "2024-01-01 12:00:00", "2"],
          ["tea", "2023-12-31 23:59:59", "3"],
          ["tea", null, "4"],
          [null, "2024-01-01 12:00:00", "5"],
          ["rum", "2024-01-01 12:00:00", "6"],
        ]),
        right: exampleTable({ Item: "VARCHAR", since: "TIMESTAMP", price: "DOUBLE" }, [
          ["tea", "2024-01-01 00:00:00", "2.5"],
          ["tea", "2024-01-01 12:00:00", "3"],
          ["tea", "2024-01-01 12:00:00", "2.75"],
          ["tea", null, "99"],
          [null, "2024-01-01 00:00:00", "98"],
        ]),
      },
    },
    {
      name: "The next one, the dearest at the same time",
      settings: {
        column: "order",
        nearest: "after",
        otherColumn: "ORDER",
        type: "inner",
        order: [{ expression: "price", direction: "desc" }],
        suffix: " next",
      },
      inputs: {
        left: exampleTable({ order: "BIGINT" }, [["1"], ["2"], ["9"], [null]]),
        right: exampleTable({ Order: "BIGINT", price: "BIGINT" }, [
          ["2", "1"],
          ["2", "5"],
          ["2", null],
          ["3", null],
        ]),
      },
    },
    {
      name: "No rows on the right",
      settings: { column: "t", otherColumn: "t" },
      inputs: {
        left: exampleTable({ t: "DATE" }, [["2024-01-01"], [null]]),
        right: exampleTable({ t: "DATE", v: "BIGINT" }, []),
      },
    },
    {
      name: "No rows on the left",
      settings: { column: "t", otherColumn: "t", nearest: "at_or_after", on: { v: "v" } },
      inputs: {
        left: exampleTable({ t: "DATE", v: "BIGINT" }, []),
        right: exampleTable({ t: "DATE", v: "BIGINT" }, [["2024-01-01", "1"]]),
      },
    },
    {
      name: "A time that is not there",
      settings: { column: "sold", otherColumn: "sicne" },
      inputs: {
        left: exampleTable({ sold: "DATE" }, []),
        right: exampleTable({ since: "DATE" }, []),
      },
      fails: { bind: "“Right” has no column “sicne”" },
    },
  ],
});
