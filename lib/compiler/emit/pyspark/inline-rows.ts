import type { Values } from "../../../ir/rel";
import { parseColumnType } from "../../../model/column-type";
import { emitRel } from "../../../sql/emit-rel";
import { quoteIdentifier } from "../../../sql/quote";
import { sparkName, sparkType } from "../../../sql/spark/spark-type";
import {
  choice,
  type Doc,
  group,
  hardLine,
  ifBroken,
  indent,
  joined,
  line,
  softLine,
} from "../../print/layout";
import { columnCalls, columnName } from "./columns";
import { call, chain, type Frame, frame, list, pythonText } from "./python";
import type { Remarks } from "./remarks";
import { sparkColumnType } from "./spark-column-type";

type Cells = readonly (readonly (string | null)[])[];

/** Values that Python writes as they are, by the type they have in Spark. */
const PLAIN: Readonly<Record<string, RegExp>> = {
  tinyint: /^-?\d+$/,
  smallint: /^-?\d+$/,
  int: /^-?\d+$/,
  bigint: /^-?\d+$/,
  float: /^-?(\d+(\.\d+)?|\d*\.\d+)$/,
  double: /^-?(\d+(\.\d+)?|\d*\.\d+)$/,
  boolean: /^(true|false)$/i,
  string: /^/,
};
/** Values that Spark reads from text as DuckDB does. */
const READ: Readonly<Record<string, RegExp>> = {
  decimal: /^-?\d+(\.\d+)?$/,
  date: /^\d{4}-\d\d-\d\d$/,
  timestamp: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?$/,
};

/** How the cells of a column become values: as they are, by a cast, or by way of what DuckDB makes of them. */
function formOf(
  { type }: Values["columns"][number],
  cells: readonly (string | null)[],
): "plain" | "read" | "engine" {
  const is = sparkColumnType(type)?.is ?? "";
  const fits = (pattern: RegExp | undefined) =>
    pattern !== undefined && cells.every((cell) => cell === null || pattern.test(cell));
  if (/^(uuid|enum)/i.test(type)) return "engine";
  if (fits(PLAIN[is])) return "plain";
  return fits(READ[is]) && !/zone/i.test(type) ? "read" : "engine";
}

const cellsOf = ({ rows }: Values, index: number) => rows.map((row) => row[index] ?? null);

/** A query for the cells that only DuckDB can read, all as text; null where there are none. */
export function cellQuery(values: Values): string | null {
  const isNeeded = values.columns.some(
    (column, index) => formOf(column, cellsOf(values, index)) === "engine",
  );
  if (!isNeeded || values.rows.length === 0) return null;
  const texts = values.columns.map((_, index) => ({ name: `c${index}`, type: "VARCHAR" }));
  const items = values.columns.map((column, index) => {
    const name = quoteIdentifier(`c${index}`);
    if (formOf(column, cellsOf(values, index)) !== "engine") return name;
    return `${shown(`CAST(${name} AS ${column.type})`, column.type)} AS ${name}`;
  });
  const rows = emitRel(
    { ...values, columns: texts },
    {
      table: () => "",
      scan: () => "",
    },
  );
  return `SELECT ${items.join(", ")} FROM (${rows})`;
}

function shown(value: string, type: string): string {
  const kind = parseColumnType(type)?.kind;
  if (kind !== "scalar" && kind !== undefined) return `CAST(to_json(${value}) AS VARCHAR)`;
  if (/^blob$/i.test(type)) return `hex(${value})`;
  if (/zone/i.test(type)) return `strftime(${value} AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M:%S.%f')`;
  return `CAST(${value} AS VARCHAR)`;
}

/** Rows of the document as a frame. `cells` are those that DuckDB read, where it was asked. */
export function inlineRows(values: Values, cells: Cells, remarks: Remarks): Frame {
  const columns = values.columns.map((column, index) => {
    const type = sparkColumnType(column.type);
    if (!type) remarks.problem(`Spark has no type for DuckDB’s ${column.type}.`, column.name);
    return {
      ...column,
      spark: type ?? { is: "string" as const },
      form: formOf(column, cellsOf(values, index)),
    };
  });
  const isEmpty = values.rows.length === 0;
  const schema = columns.map(
    ({ name, spark, form }) =>
      `${sparkName(name)} ${isEmpty || form === "plain" ? sparkType(spark) : "STRING"}`,
  );
  const rows = values.rows.map((row, at): Doc => {
    const items = columns.map(({ spark, form }, index) => {
      const cell = (form === "engine" ? (cells[at]?.[index] ?? row[index]) : row[index]) ?? null;
      return form === "plain" ? plain(cell, spark.is) : cell === null ? "None" : pythonText(cell);
    });
    return tuple(items);
  });
  const casts = isEmpty
    ? []
    : columns.flatMap(({ name, spark, form, type }): (readonly [string, Doc])[] => {
        if (form === "plain" || (form === "engine" && spark.is === "string")) return [];
        const column = call("F.col", [pythonText(columnName(name))]);
        if (["array", "map", "struct"].includes(spark.is))
          return [[name, call("F.from_json", [column, pythonText(sparkType(spark))])]];
        if (/^blob$/i.test(type)) return [[name, call("F.unhex", [column])]];
        return [[name, [column, call(".cast", [pythonText(sparkType(spark))])]]];
      });
  return chain(
    frame(["spark", call(".createDataFrame", [list(rows), schemaDoc(schema)])]),
    ...columnCalls(casts),
  );
}

/** Columns in Spark's notation: on one line, or a column a line. */
export function schemaDoc(columns: readonly string[]): Doc {
  const lines = columns.map((column, index) =>
    pythonText(index < columns.length - 1 ? `${column}, ` : column),
  );
  return columns.length < 2
    ? pythonText(columns.join(""))
    : choice(pythonText(columns.join(", ")), joined(lines, hardLine));
}

const tuple = (items: readonly string[]): Doc =>
  items.length === 1
    ? `(${items[0]},)`
    : group(["(", indent([softLine, joined(items, [",", line])]), ifBroken(","), softLine, ")"]);

function plain(cell: string | null, is: string): string {
  if (cell === null) return "None";
  if (is === "boolean") return cell.toLowerCase() === "true" ? "True" : "False";
  if (is === "string") return pythonText(cell);
  if (is === "float" || is === "double") return cell.includes(".") ? cell : `${BigInt(cell)}.0`;
  return String(BigInt(cell));
}
