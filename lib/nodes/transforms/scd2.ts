import { z } from "zod";
import { defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnField, columnsField, expressionField } from "../fields";
import { listSummary, oneLine } from "../summaries";
import { versionTimeline } from "../version-timeline";

/** Brings new rows into a dimension that keeps its history. */
export const scd2 = defineNode({
  type: "scd2",
  title: "Slowly changing dimension",
  description:
    "Brings new rows into a dimension that keeps its history (type 2): a change ends the version that held and begins another, a new key begins one, and what says the same again changes nothing. Gives the whole new dimension, with its columns and types. Rows that come late take their place in the history. NULL equals NULL, in keys too.",
  icon: "history",
  category: "transform",
  family: "combine",
  keywords: [
    "scd",
    "scd2",
    "type 2",
    "history",
    "versions",
    "valid from",
    "valid to",
    "snapshot",
    "dimension",
    "warehouse",
  ],
  inputs: [
    { name: "dimension", title: "Dimension", arity: "one" },
    { name: "incoming", title: "New rows", arity: "one" },
  ],
  outputs: oneOutput,
  settings: z
    .strictObject({
      keys: columnsField({ title: "Key", help: "Columns of both inputs that tell records apart." }, 1),
      effective: expressionField({
        title: "Effective from",
        help: "When a new row begins to hold: one of its columns, or one date for all, such as current_date.",
        expects: "scalar",
        port: "incoming",
      }),
      tracked: columnsField({
        title: "Tracked columns",
        help: "A change in these makes a new version. Empty tracks every column that both inputs have.",
      }).default([]),
      missing: choiceField(["keep", "close"], {
        title: "Keys that the new rows lack",
        help: "Close them only where the new rows are all there are.",
        labels: { keep: "Stay current", close: "Are closed" },
      }).default("keep"),
      closedFrom: expressionField({
        title: "Closed from",
        help: "The date from which they no longer hold, such as current_date.",
        expects: "scalar",
        when: { field: "missing", is: ["close"] },
      }).optional(),
      validFrom: columnField({ title: "Valid from", advanced: true }).default("valid_from"),
      validTo: columnField({
        title: "Valid to",
        help: "When the next version begins: that moment is no longer part of this one.",
        advanced: true,
      }).default("valid_to"),
      isCurrent: columnField({ title: "Is current", advanced: true }).default("is_current"),
      open: choiceField(["null", "9999-12-31"], {
        title: "End of what is current",
        labels: { null: "NULL", "9999-12-31": "9999-12-31" },
        advanced: true,
      }).default("null"),
    })
    .superRefine(({ missing, closedFrom }, context) => {
      if (missing === "close" && closedFrom === undefined)
        context.addIssue({ code: "custom", path: ["closedFrom"], message: "is required" });
    }),
  method: { on: "table", name: "scd2", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings, own }) => versionTimeline(inputs, settings, own),
  summary: ({ keys, effective, missing }) =>
    keys?.length
      ? [`by ${listSummary(keys)}`, `from ${oneLine(effective) || "…"}`, missing === "close" ? "closes" : ""]
          .filter(Boolean)
          .join(" · ")
      : "choose the key",
  glue: null,
  examples: [
    {
      name: "Customers who moved",
      settings: { keys: ["id"], effective: "seen" },
      inputs: {
        dimension: exampleTable(
          {
            sk: "BIGINT",
            id: "BIGINT",
            name: "VARCHAR",
            'the "city"': "VARCHAR",
            valid_from: "DATE",
            valid_to: "DATE",
            is_current: "BOOLEAN",
          },
          [
            ["1", "1", "Zoë", "Zürich", "2023-01-01", null, "true"],
            ["2", "2", "Bo", "Bern", "2023-01-01", "2023-06-01", "false"],
            ["3", "2", "Bo", null, "2023-06-01", null, "true"],
            ["4", "3", "Cy", "", null, null, "true"],
            ["5", null, "nobody", "x", "2023-01-01", null, "true"],
          ],
        ),
        incoming: exampleTable(
          { ID: "INTEGER", name: "VARCHAR", 'the "city"': "VARCHAR", seen: "TIMESTAMP" },
          [
            ["1", "Zoë", "Genf", "2024-02-29 00:00:00"],
            ["2", "Bo", null, "2024-02-29 00:00:00"],
            ["3", "Cy", null, "2024-02-29 00:00:00"],
            ["4", "Dee", "Chur", "2024-02-29 00:00:00"],
            ["4", "Dee", "Chur", "2024-02-29 00:00:00"],
            [null, "nobody", "y", "2024-02-29 00:00:00"],
          ],
        ),
      },
    },
    {
      name: "The first rows",
      settings: {
        keys: ["k"],
        effective: "DATE '2024-01-01'",
        validFrom: "FROM",
        validTo: "to",
        isCurrent: "now",
        open: "9999-12-31",
      },
      inputs: {
        dimension: exampleTable(
          { k: "VARCHAR", order: "BIGINT", from: "DATE", to: "DATE", now: "INTEGER" },
          [],
        ),
        incoming: exampleTable({ order: "BIGINT", k: "VARCHAR", more: "VARCHAR" }, [
          ["1", "a", "x"],
          [null, "b", null],
        ]),
      },
    },
    {
      name: "Keys that are gone are closed",
      settings: {
        keys: ["k"],
        effective: "DATE '2024-03-01' -- the first",
        missing: "close",
        closedFrom: "DATE '2024-03-01' -- the first",
        tracked: ["v"],
      },
      inputs: {
        dimension: exampleTable(
          {
            k: "VARCHAR",
            v: "BIGINT",
            note: "VARCHAR",
            valid_from: "TIMESTAMP",
            valid_to: "TIMESTAMP",
            is_current: "VARCHAR",
          },
          [
            ["a", "1", "stays", "2024-01-01 00:00:00", null, "true"],
            ["b", "1", "goes", "2024-01-01 00:00:00", null, "true"],
            ["c", "1", "gone before", "2024-01-01 00:00:00", "2024-02-01 00:00:00", "false"],
          ],
        ),
        incoming: exampleTable({ k: "VARCHAR", v: "BIGINT", note: "VARCHAR" }, [
          ["a", "1", "a note alone is no change"],
          ["c", "1", "came back"],
        ]),
      },
    },
    {
      name: "Rows that come late, and several at once",
      settings: { keys: ["k"], effective: "since" },
      inputs: {
        dimension: exampleTable(
          { k: "VARCHAR", v: "VARCHAR", valid_from: "DATE", valid_to: "DATE", is_current: "BOOLEAN" },
          [
            ["a", "one", "2024-01-01", "2024-03-01", "false"],
            ["a", "two", "2024-03-01", null, "true"],
          ],
        ),
        incoming: exampleTable({ k: "VARCHAR", v: "VARCHAR", since: "DATE" }, [
          ["a", "late", "2024-02-01"],
          ["a", "late", "2024-02-15"],
          ["a", "before all", "2023-06-01"],
          ["a", "in place of two", "2024-03-01"],
          ["a", "three", "2024-04-01"],
          ["a", "four", "2024-05-01"],
        ]),
      },
    },
    {
      name: "No new rows",
      settings: { keys: ["k"], effective: "since" },
      inputs: {
        dimension: exampleTable(
          { k: "VARCHAR", v: "VARCHAR", valid_from: "DATE", valid_to: "DATE", is_current: "BOOLEAN" },
          [["a", "one", "2024-01-01", "2024-03-01", null]],
        ),
        incoming: exampleTable({ k: "VARCHAR", v: "VARCHAR", since: "DATE" }, []),
      },
    },
    {
      name: "Two rows for one key and date",
      settings: { keys: ["k"], effective: "DATE '2024-01-01'" },
      inputs: {
        dimension: exampleTable(
          { k: "VARCHAR", v: "VARCHAR", valid_from: "DATE", valid_to: "DATE", is_current: "BOOLEAN" },
          [],
        ),
        incoming: exampleTable({ k: "VARCHAR", v: "VARCHAR" }, [
          ["a", "one"],
          ["a", "two"],
        ]),
      },
      fails: { run: "“New rows” has two different rows for one key and effective date" },
    },
    {
      name: "A dimension without its dates",
      settings: { keys: ["k"], effective: "DATE '2024-01-01'" },
      inputs: {
        dimension: exampleTable({ k: "VARCHAR", v: "VARCHAR" }, []),
        incoming: exampleTable({ k: "VARCHAR", v: "VARCHAR" }, []),
      },
      fails: { bind: "“Dimension” has no column “valid_from”" },
    },
  ],
});
