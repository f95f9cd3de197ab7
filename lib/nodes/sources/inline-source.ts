import { z } from "zod";
import { defineNode, noPorts, oneOutput } from "../define-node";
import { rowsField, schemaField } from "../fields";
import { listSummary } from "../summaries";

/** Rows that live in the job itself. */
export const inlineSource = defineNode({
  type: "inline-source",
  title: "Inline data",
  description: "A small table kept in the job itself: typed by hand, or pasted from a spreadsheet.",
  icon: "grid",
  category: "source",
  family: "inline",
  keywords: ["values", "constant", "manual", "paste", "rows", "table", "test data"],
  inputs: noPorts,
  outputs: oneOutput,
  settings: z
    .strictObject({
      columns: schemaField({ title: "Columns" }, 1),
      rows: rowsField({
        title: "Rows",
        help: "Each cell is text that is cast to its column's type, or NULL.",
      }).default([]),
    })
    .superRefine(({ columns, rows }, context) => {
      const wrong = rows.findIndex((row) => row.length !== columns.length);
      if (wrong < 0) return;
      const message = `row ${wrong + 1} has ${rows[wrong]?.length} cells for ${columns.length} columns`;
      context.addIssue({ code: "custom", path: ["rows", wrong], message });
    }),
  method: { on: "job", name: "inline", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: { columns, rows } }) => ({ op: "values", columns, rows }),
  summary: ({ columns, rows = [] }) =>
    columns?.length
      ? `${rows.length} ${rows.length === 1 ? "row" : "rows"} · ${listSummary(columns.map(({ name }) => name))}`
      : "choose columns",
  glue: null,
  examples: [
    {
      name: "Carriers",
      settings: {
        columns: [
          { name: "code", type: "VARCHAR" },
          { name: 'the "name"', type: "VARCHAR" },
          { name: "since", type: "DATE" },
        ],
        rows: [
          ["UA", "United", "1926-04-06"],
          ["AF", "Air France — KLM", null],
          ["", "it's 'quoted'", "2000-02-29"],
          [null, "", "1969-12-31"],
        ],
      },
    },
    { name: "No rows yet", settings: { columns: [{ name: "select", type: "INTEGER" }], rows: [] } },
    {
      name: "A cell that does not fit its column",
      settings: { columns: [{ name: "since", type: "DATE" }], rows: [["2024-02-29"], ["2023-02-29"]] },
      fails: { run: "2023-02-29" },
    },
  ],
});
