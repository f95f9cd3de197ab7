import { z } from "zod";
import { actualNames } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnsField, integerField, numberField } from "../fields";
import { listSummary } from "../summaries";

/** Keeps rows chosen by chance. */
export const sample = defineNode({
  type: "sample",
  title: "Sample",
  description:
    "Keeps rows chosen by chance: a number of them, in all or of each group, or each row with a chance in percent. The same rows and seed give the same sample, in whatever order the rows come.",
  icon: "dices",
  category: "transform",
  family: "rows",
  keywords: ["random", "subset", "percent", "stratified", "tablesample", "spigot", "some"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    unit: choiceField(["rows", "percent"], {
      title: "How many",
      labels: { rows: "Rows", percent: "Percent" },
    }).default("rows"),
    rows: integerField({
      title: "Rows",
      help: "Where there are fewer, all are kept.",
      min: 1,
      when: { field: "unit", is: ["rows"] },
    }).default(1000),
    by: columnsField({
      title: "Of each group of",
      help: "NULL is a value. Empty takes all rows together.",
      when: { field: "unit", is: ["rows"] },
    }).default([]),
    percent: numberField({
      title: "Percent",
      help: "The chance of each row, so how many are kept is not certain beforehand.",
      min: 0,
      max: 100,
      when: { field: "unit", is: ["percent"] },
    }).default(10),
    seed: integerField({ title: "Seed", help: "Another one gives another sample." }).default(1),
  }),
  method: { on: "table", name: "sample", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs: { in: input }, settings: { unit, rows, percent, by, seed } }) => ({
    op: "sample",
    input: input.rel,
    unit,
    amount: unit === "rows" ? rows : percent,
    seed,
    keys: input.columns.map(({ name }) => name),
    partitionBy: unit === "rows" ? actualNames(input.columns, by) : [],
  }),
  summary: ({ unit = "rows", rows = 1000, percent = 10, by = [] }) =>
    unit === "percent"
      ? `${percent} % of the rows`
      : [`${rows} ${rows === 1 ? "row" : "rows"}`, by.length > 0 ? `of each ${listSummary(by)}` : ""]
          .filter(Boolean)
          .join(" "),
  glue: null,
  examples: [
    {
      name: "Two flights of each carrier",
      settings: { rows: 2, by: ["carrier"] },
      inputs: {
        in: exampleTable({ Carrier: "VARCHAR", 'the "flight"': "BIGINT" }, [
          ["UA", "1"],
          ["UA", "2"],
          ["UA", "3"],
          ["UA", "3"],
          [null, "4"],
          [null, null],
          [null, "6"],
          ["", "7"],
        ]),
      },
    },
    {
      name: "Half of the rows, equal ones one by one",
      settings: { unit: "percent", percent: 50, seed: 7 },
      inputs: {
        in: exampleTable({ order: "VARCHAR", row_place: "BIGINT" }, [
          ["a", "1"],
          ["a", "1"],
          ["a", "1"],
          ["a", "1"],
          [null, null],
          [null, null],
          ["b", null],
          ["", "2"],
        ]),
      },
    },
    {
      name: "Three rows",
      settings: { rows: 3 },
      inputs: { in: exampleTable({ n: "DOUBLE" }, [["1"], ["2.5"], [null], ["NaN"], ["-0"], ["5"]]) },
    },
    {
      name: "No rows",
      settings: { unit: "percent" },
      inputs: { in: exampleTable({ n: "BIGINT" }, []) },
    },
    {
      name: "A group that is not there",
      settings: { by: ["carier"] },
      inputs: { in: exampleTable({ carrier: "VARCHAR" }, []) },
      fails: { bind: "has no column “carier”" },
    },
  ],
});
