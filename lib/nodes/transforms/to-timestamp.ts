import { z } from "zod";
import { type TypeFamily, typeFamily } from "../../model/column-type";
import { asSql, type SqlText } from "../../model/sql-text";
import { quoteIdentifier, quoteText } from "../../sql/quote";
import {
  type Cast,
  epochTimestamp,
  guessedEpoch,
  guessedTimestamp,
  isoTimestamp,
} from "../../sql/timestamp-sql";
import { actualName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnField, columnNameField } from "../fields";
import { inType, patternOf, timePatternField, timestampTypeField } from "../timestamp-fields";
import { withColumns } from "../with-columns";

const FORMATS = ["autodetect", "iso", "seconds", "milliseconds", "microseconds", "pattern"] as const;
type Format = (typeof FORMATS)[number];

/** Makes times of texts and numbers; AWS Glue's To Timestamp. */
export const toTimestamp = defineNode({
  type: "to-timestamp",
  title: "To timestamp",
  description:
    "Makes a time of a text or of a number since 1970. Times are UTC: an offset such as +02:00 is taken into account, a text without one is taken for UTC.",
  icon: "calendar",
  category: "transform",
  family: "values",
  keywords: ["date", "time", "parse", "convert", "epoch", "unix", "iso", "datetime"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    column: columnField({ title: "Column" }),
    format: choiceField(FORMATS, {
      title: "What it holds",
      help: "Autodetect decides for each value: a number below 100,000,000,000 is seconds, below 100,000,000,000,000 milliseconds, else microseconds; any other text is ISO.",
      labels: {
        autodetect: "Autodetect",
        iso: "ISO, such as 2022-11-02T14:40:59.915Z",
        seconds: "Seconds since 1970",
        milliseconds: "Milliseconds since 1970",
        microseconds: "Microseconds since 1970",
        pattern: "A text of a pattern",
      },
    }).default("autodetect"),
    pattern: timePatternField(
      {
        title: "Pattern",
        help: "Java's letters (dd.MM.yyyy HH:mm) or strftime's codes (%d.%m.%Y %H:%M).",
        when: { field: "format", is: ["pattern"] },
      },
      "parse",
    ).optional(),
    as: columnNameField({ title: "New column", help: "Empty replaces the column." }).optional(),
    onError: choiceField(["null", "fail"], {
      title: "Where a value is no time",
      labels: { null: "Make it NULL", fail: "Fail the run" },
    }).default("null"),
    type: timestampTypeField({ advanced: true }).default("TIMESTAMP"),
  }),
  method: { on: "table", name: "toTimestamp", positional: ["column"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { column, format, pattern, as, onError, type } }) => {
    const name = actualName(inputs.in.columns, column);
    const columnType = inputs.in.columns.find((one) => one.name === name)?.type ?? "VARCHAR";
    if (format === "pattern" && pattern === undefined)
      throw new Error("Pattern is required while the column holds a text of a pattern.");
    const what = {
      name: `“${name}” of “${inputs.in.name}”`,
      type: columnType,
      family: typeFamily(columnType),
    };
    const utc = utcOf(
      quoteIdentifier(name),
      what,
      format,
      pattern ?? "",
      onError === "fail" ? "CAST" : "TRY_CAST",
    );
    return withColumns(inputs.in, [{ name: as ?? name, expression: inType(utc, type) }]);
  },
  summary: ({ column, as, format = "autodetect", pattern }) =>
    column
      ? `${as && as !== column ? `${column} → ${as}` : column} · ${format === "pattern" ? (pattern ?? "…") : format}`
      : "choose a column",
  glue: { type: "DynamicTransform", function: "gs_to_timestamp" },
  examples: [
    {
      name: "Whatever it holds",
      settings: { column: "AT", as: 'the "time"' },
      inputs: {
        in: exampleTable({ at: "VARCHAR" }, [
          ["2022-11-02T14:40:59.915Z"],
          ["2022-11-02T14:40:59+02:00"],
          [" 2022-11-02 14:40:59 Europe/Zurich "],
          ["2022-11-02"],
          ["1667400059"],
          ["1667400059.915"],
          ["1667400059915"],
          ["1667400059915123"],
          ["-86400"],
          ["soon"],
          [""],
          [null],
        ]),
      },
    },
    {
      name: "Seconds, as instants",
      settings: { column: "order", format: "seconds", type: "TIMESTAMP WITH TIME ZONE" },
      inputs: {
        in: exampleTable({ order: "BIGINT", a: "VARCHAR" }, [
          ["1667400059", "x"],
          ["9223372036854775807", "too large"],
          [null, null],
        ]),
      },
    },
    {
      name: "A pattern of one's own",
      settings: { column: "on", format: "pattern", pattern: "d.M.yyyy 'um' HH:mm", as: "at" },
      inputs: {
        in: exampleTable({ on: "VARCHAR" }, [["9.2.2024 um 15:04"], ["29.02.2023 um 15:04"], [null]]),
      },
    },
    {
      name: "No rows",
      settings: { column: "a", format: "iso" },
      inputs: { in: exampleTable({ a: "DATE" }, []) },
    },
    {
      name: "Seconds that are a text",
      settings: { column: "n", format: "iso" },
      inputs: { in: exampleTable({ n: "BIGINT" }, [["1667400059"]]) },
      fails: { bind: "“n” of “Rows” is BIGINT, not a text. Choose seconds, milliseconds or microseconds." },
    },
    {
      name: "A value that is no time",
      settings: { column: "at", format: "iso", onError: "fail" },
      inputs: { in: exampleTable({ at: "VARCHAR" }, [["2024-02-29"], ["2023-02-29"]]) },
      fails: { run: "2023-02-29" },
    },
  ],
});

function utcOf(
  column: SqlText,
  what: { name: string; type: string; family: TypeFamily },
  format: Format,
  pattern: string,
  cast: Cast,
): SqlText {
  const { name, type, family } = what;
  if (family === "time")
    return /with time zone|timestamptz/i.test(type)
      ? asSql(`${column} AT TIME ZONE 'UTC'`)
      : asSql(`${cast}(${column} AS TIMESTAMP)`);
  if (family !== "number" && family !== "text")
    throw new Error(`${name} is ${type}, neither a text nor a number, so it holds no time.`);
  if (family === "number" && (format === "iso" || format === "pattern"))
    throw new Error(`${name} is ${type}, not a text. Choose seconds, milliseconds or microseconds.`);
  const text = type.toUpperCase() === "VARCHAR" ? column : asSql(`CAST(${column} AS VARCHAR)`);
  switch (format) {
    case "autodetect":
      return family === "number" ? guessedEpoch(column, cast) : guessedTimestamp(text, cast);
    case "iso":
      return isoTimestamp(text, cast);
    case "pattern": {
      const code = patternOf(pattern, "parse");
      const read = `${cast === "CAST" ? "strptime" : "try_strptime"}(${text}, ${quoteText(code)})`;
      return asSql(/%[zZ]/.test(code.replaceAll("%%", "")) ? `${read} AT TIME ZONE 'UTC'` : read);
    }
    default:
      return epochTimestamp(family === "number" ? column : `trim(${text})`, format, cast);
  }
}
