import { z } from "zod";
import { asSql } from "../../model/sql-text";
import { quoteText } from "../../sql/quote";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnNameField } from "../fields";
import { patternOf, timePatternField, timestampTypeField } from "../timestamp-fields";
import { withColumns } from "../with-columns";

/** Adds the time of the run; AWS Glue's Add Current Timestamp. The engine stops its clock for a run. */
export const addCurrentTimestamp = defineNode({
  type: "add-current-timestamp",
  title: "Add current timestamp",
  description:
    "Adds a column with the time at which the run began: one value for all rows of a run, wherever they are written.",
  icon: "clock",
  category: "transform",
  family: "values",
  keywords: ["now", "time", "date", "processed", "loaded", "audit", "run"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    as: columnNameField({ title: "Column", help: "A name the input has is replaced." }).default("timestamp"),
    pattern: timePatternField(
      {
        title: "Pattern",
        help: "Makes it a text: Java's letters (yyyy-MM-dd) or strftime's codes (%Y-%m-%d), in UTC. Empty keeps a time.",
      },
      "format",
    ).optional(),
    type: timestampTypeField({ help: "Without a pattern.", advanced: true }).default("TIMESTAMP"),
  }),
  method: { on: "table", name: "addCurrentTimestamp", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { as, pattern, type } }) => {
    if (pattern !== undefined && type !== "TIMESTAMP")
      throw new Error(
        `By its pattern “${as}” is a text, so it has no type of a time. Leave out one of the two.`,
      );
    const utc = "now() AT TIME ZONE 'UTC'";
    const time = type === "TIMESTAMP" ? utc : "now()";
    const text = pattern && `strftime(${utc}, ${quoteText(patternOf(pattern, "format"))})`;
    return withColumns(inputs.in, [{ name: as, expression: asSql(text ?? time) }]);
  },
  summary: ({ as = "timestamp", pattern }) => [as, pattern].filter(Boolean).join(" · "),
  glue: { type: "DynamicTransform", function: "gs_now" },
  examples: [
    {
      name: "When it was loaded",
      settings: { as: "loaded_at" },
      varies: ["loaded_at"],
      inputs: {
        in: exampleTable({ id: "BIGINT", order: "VARCHAR" }, [
          ["1", "a"],
          [null, ""],
        ]),
      },
    },
    {
      name: "As a text, in place of a column",
      settings: { as: 'The "Day"', pattern: "yyyy-MM-dd" },
      varies: ['the "day"'],
      inputs: { in: exampleTable({ 'the "day"': "DATE", a: "VARCHAR" }, [["2024-02-29", null]]) },
    },
    {
      name: "A text and an instant at once",
      settings: { pattern: "yyyy", type: "TIMESTAMP WITH TIME ZONE" },
      inputs: { in: exampleTable({ a: "VARCHAR" }, [["x"]]) },
      fails: { bind: "By its pattern “timestamp” is a text" },
    },
    {
      name: "No rows, an instant",
      settings: { type: "TIMESTAMP WITH TIME ZONE" },
      inputs: { in: exampleTable({ a: "VARCHAR" }, []) },
    },
  ],
});
