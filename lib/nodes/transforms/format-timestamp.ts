import { z } from "zod";
import { typeFamily } from "../../model/column-type";
import { asSql } from "../../model/sql-text";
import { quoteIdentifier, quoteText } from "../../sql/quote";
import { isoTimestamp } from "../../sql/timestamp-sql";
import { actualName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnField, columnNameField } from "../fields";
import { patternOf, timePatternField } from "../timestamp-fields";
import { withColumns } from "../with-columns";

/** Writes times as texts; AWS Glue's Format Timestamp. */
export const formatTimestamp = defineNode({
  type: "format-timestamp",
  title: "Format timestamp",
  description:
    "Writes a date or a time as a text, by a pattern. Instants are written in UTC; of a text, the ISO time it says.",
  icon: "calendar",
  category: "transform",
  family: "values",
  keywords: ["date", "time", "strftime", "date_format", "text", "pattern"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    column: columnField({ title: "Column" }),
    pattern: timePatternField(
      {
        title: "Pattern",
        help: "Java's letters (yyyy-MM-dd HH:mm) or strftime's codes (%Y-%m-%d %H:%M).",
      },
      "format",
    ),
    as: columnNameField({ title: "New column", help: "Empty replaces the column." }).optional(),
  }),
  method: { on: "table", name: "formatTimestamp", positional: ["column", "pattern"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { column, pattern, as } }) => {
    const name = actualName(inputs.in.columns, column);
    const type = inputs.in.columns.find((one) => one.name === name)?.type ?? "TIMESTAMP";
    const time = timeOf(quoteIdentifier(name), type, `“${name}” of “${inputs.in.name}”`);
    const expression = asSql(`strftime(${time}, ${quoteText(patternOf(pattern, "format"))})`);
    return withColumns(inputs.in, [{ name: as ?? name, expression }]);
  },
  summary: ({ column, pattern, as }) =>
    column ? `${as && as !== column ? `${column} → ${as}` : column} · ${pattern || "…"}` : "choose a column",
  glue: { type: "DynamicTransform", function: "gs_format_timestamp" },
  examples: [
    {
      name: "Day and hour",
      settings: { column: "AT", pattern: "EEE dd.MM.yyyy, HH'h'", as: 'the "hour"' },
      inputs: {
        in: exampleTable({ at: "TIMESTAMP" }, [["2024-02-29 15:04:05.678"], ["0001-01-01 00:00:00"], [null]]),
      },
    },
    {
      name: "An instant in UTC, by codes",
      settings: { column: "order", pattern: "%Y-%m-%dT%H:%M:%SZ, 100%%" },
      inputs: {
        in: exampleTable({ order: "TIMESTAMP WITH TIME ZONE" }, [["2024-07-01 00:30:00+02"], [null]]),
      },
    },
    {
      name: "A time that is still a text",
      settings: { column: "at", pattern: "yyyy" },
      inputs: {
        in: exampleTable({ at: "VARCHAR" }, [["2023-12-31T23:30:00-05:00"], ["never"], [""], [null]]),
      },
    },
    {
      name: "No rows",
      settings: { column: "d", pattern: "D" },
      inputs: { in: exampleTable({ d: "DATE" }, []) },
    },
    {
      name: "A number",
      settings: { column: "n", pattern: "yyyy" },
      inputs: { in: exampleTable({ n: "BIGINT" }, [["1"]]) },
      fails: { bind: "“n” of “Rows” is BIGINT. To Timestamp makes a time of it first." },
    },
  ],
});

function timeOf(column: string, type: string, name: string): string {
  const family = typeFamily(type);
  if (family === "text") return isoTimestamp(`CAST(${column} AS VARCHAR)`, "TRY_CAST");
  if (family !== "time" || /^(time(?!stamp)|interval)/i.test(type))
    throw new Error(`${name} is ${type}. To Timestamp makes a time of it first.`);
  return /with time zone|timestamptz/i.test(type) ? `${column} AT TIME ZONE 'UTC'` : column;
}
