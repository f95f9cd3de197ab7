import { z } from "zod";
import type { Rel } from "../../ir/rel";
import { asSql } from "../../model/sql-text";
import { freeName } from "../../sql/free-name";
import { quoteIdentifier } from "../../sql/quote";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnNameField, columnsField, integerField, sortKeysField } from "../fields";
import { listSummary, orderSummary } from "../summaries";
import { windowOver } from "../windows";

/** Ranks the rows of each group, and keeps the first. */
export const rank = defineNode({
  type: "rank",
  title: "Rank",
  description:
    "Ranks the rows of each group by an order and keeps the first of each, or adds the rank as a column. Row numbers of rows that tie go by their other columns, ascending.",
  icon: "list-ordered",
  category: "transform",
  family: "group",
  keywords: ["top n", "top", "best", "first per group", "row number", "dense rank", "leaderboard", "bottom"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z
    .strictObject({
      by: columnsField({
        title: "In each group of",
        help: "NULL is a value. Empty ranks all rows together.",
      }).default([]),
      order: sortKeysField({ title: "Order by", help: "What comes first has rank 1.", expects: "scalar" }),
      method: choiceField(["row_number", "rank", "dense_rank"], {
        title: "Rows that tie",
        help: "Have numbers of their own, share a rank and leave out the next, or share it without gaps.",
        labels: { row_number: "1, 2, 3", rank: "1, 1, 3", dense_rank: "1, 1, 2" },
      }).default("row_number"),
      keep: integerField({
        title: "Keep up to rank",
        help: "Rows of higher ranks are left out. Empty keeps every row.",
        min: 1,
      }).optional(),
      as: columnNameField({ title: "Column for the rank", help: "Empty adds none." }).optional(),
    })
    .superRefine(({ keep, as }, context) => {
      if (keep === undefined && as === undefined)
        context.addIssue({
          code: "custom",
          path: ["keep"],
          message: "is empty, and so is the column for the rank: nothing would be done",
        });
    }),
  method: { on: "table", name: "rank", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs: { in: input }, settings: { by, order, method, keep, as } }) => {
    const free = freeName(
      "rank",
      input.columns.map(({ name }) => name),
    );
    const name = as ?? free;
    const ranked = windowOver(input, {
      by,
      order,
      frame: null,
      compute: [{ name, expression: asSql(`${method}()`) }],
    });
    if (keep === undefined) return ranked;
    const kept: Rel = {
      op: "filter",
      input: ranked,
      condition: asSql(`${quoteIdentifier(name)} <= ${keep}`),
    };
    if (as !== undefined) return kept;
    return {
      op: "project",
      input: kept,
      items: [{ kind: "all", except: [name], replace: [], rename: [] }],
    };
  },
  summary: ({ keep, by = [], order, method = "row_number" }) =>
    [
      keep === undefined ? method.replace("_", " ") : `first ${keep}`,
      by.length > 0 ? `by ${listSummary(by)}` : "",
      orderSummary(order),
    ]
      .filter(Boolean)
      .join(" · "),
  glue: null,
  examples: [
    {
      name: "The two worst flights of each carrier",
      settings: { by: ["carrier"], order: [{ expression: "delay", direction: "desc" }], keep: 2 },
      inputs: {
        in: exampleTable({ Carrier: "VARCHAR", delay: "BIGINT", rank: "VARCHAR" }, [
          ["UA", "61", "a"],
          ["UA", "61", "c"],
          ["UA", "61", "b"],
          ["UA", null, "d"],
          [null, null, "e"],
          [null, "1", "f"],
          ["", "0", null],
        ]),
      },
    },
    {
      name: "Ranks that are shared",
      settings: { order: [{ expression: '"order" % 10' }], method: "dense_rank", keep: 2, as: 'the "rank"' },
      inputs: { in: exampleTable({ order: "BIGINT" }, [["11"], ["1"], ["2"], ["3"], [null]]) },
    },
    {
      name: "Every row, its rank in place of another",
      settings: { order: [{ expression: "n", nulls: "first" }], method: "rank", as: "Place" },
      inputs: {
        in: exampleTable({ place: "VARCHAR", n: "BIGINT" }, [
          ["x", "2"],
          ["y", null],
          ["z", "2"],
          ["z", "3"],
        ]),
      },
    },
    {
      name: "No rows",
      settings: { by: ["n"], order: [{ expression: "n" }], keep: 1 },
      inputs: { in: exampleTable({ n: "BIGINT" }, []) },
    },
    {
      name: "A group that is not there",
      settings: { by: ["carier"], order: [{ expression: "delay" }], keep: 1 },
      inputs: { in: exampleTable({ carrier: "VARCHAR", delay: "BIGINT" }, []) },
      fails: { bind: "has no column “carier”" },
    },
  ],
});
