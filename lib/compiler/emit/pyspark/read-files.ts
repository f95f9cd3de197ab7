import { fileFormat } from "../../../connectors/formats";
import type { CsvOptions } from "../../../connectors/formats/csv";
import type { Scan } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import { sparkName, sparkType } from "../../../sql/spark/spark-type";
import { sparkText } from "../../../sql/spark/to/quote";
import { readPattern } from "../../../sql/spark/to/strftime-pattern";
import type { Doc } from "../../print/layout";
import { columnName } from "./columns";
import { schemaDoc } from "./inline-rows";
import { call, type Frame, frame, keywords, list, pathText, pythonText } from "./python";
import type { Remarks } from "./remarks";
import { sparkColumnType } from "./spark-column-type";

/** What is known of a scan: as it was written, and what binding found in its files. */
export interface Source {
  scan: Scan;
  columns: readonly Column[];
  found: Readonly<Record<string, unknown>>;
  /** Columns that come from the names of folders. */
  folders: readonly Column[];
  remarks: Remarks;
  /** Puts a statement before the one that reads, and gives its variable. */
  hoist(value: Frame, holds: string): string;
}

const typeOf = ({ name, type }: Column, remarks: Remarks): string => {
  const spark = sparkColumnType(type);
  if (!spark) remarks.problem(`Spark has no type for DuckDB’s ${type}.`, name);
  return spark ? sparkType(spark) : "STRING";
};

/** Columns in Spark’s notation. */
export const schemaOf = (columns: readonly Column[], remarks: Remarks): string[] =>
  columns.map((column) => `${sparkName(column.name)} ${typeOf(column, remarks)}`);

/** Paths, and the options that make a folder or `**` mean all files below. */
function places({ scan, remarks }: Source): { paths: Doc; options: Record<string, string | boolean> } {
  const options: Record<string, string | boolean> = {};
  const paths = scan.paths.map((path) => {
    const deep = /^(.*?)\/?\*\*\/([^/]*)$/.exec(path);
    if (!deep) {
      if (path.includes("**")) remarks.problem("Spark’s globs have no **, but at the end of a path.", path);
      return path;
    }
    if (!scan.hivePartitions) options.recursiveFileLookup = true;
    options.pathGlobFilter = deep[2] ?? "*";
    return deep[1] || ".";
  });
  const extensions = fileFormat(scan.format)?.extensions ?? [];
  const isFolder = paths.some(
    (path) => !/[*?[{]/.test(path) && !extensions.some((one) => path.includes(`.${one}`)),
  );
  if (isFolder && !scan.hivePartitions && !scan.flat) options.recursiveFileLookup = true;
  const docs = paths.map(pathText);
  return { paths: docs.length === 1 ? (docs[0] ?? "") : list(docs), options };
}

interface Reader {
  format: string;
  options?: Readonly<Record<string, string | boolean | undefined>>;
  schema?: readonly string[];
}

/** A reader of Spark over the paths of a scan. */
export function load(source: Source, { format, options = {}, schema }: Reader): Frame {
  const { paths, options: further } = places(source);
  const all = keywords({ ...options, ...further });
  return frame(
    "spark.read",
    call("format", [pythonText(format)]),
    ...(schema ? [call("schema", [schemaDoc(schema)])] : []),
    ...(all.length > 0 ? [call("options", all)] : []),
    call("load", [paths]),
  );
}

/** A column as the type it has in DuckDB. */
export const castTo = (column: Column, remarks: Remarks): readonly [string, Doc] => [
  column.name,
  [
    call("F.col", [pythonText(columnName(column.name))]),
    call(".cast", [pythonText(typeOf(column, remarks))]),
  ],
];

/** A pattern of strftime for Spark’s readers. */
export function pattern(format: string | undefined, remarks: Remarks): string | undefined {
  if (!format || format === "auto") return undefined;
  const java = readPattern(format);
  if ("pattern" in java) return java.pattern;
  remarks.problem(`${java.problem} has no counterpart in Spark’s patterns.`, format);
  return undefined;
}

/** Values that come as text: NULL, then numbers and times as they are written. */
export function fromText(
  columns: readonly Column[],
  {
    nullText = [],
    decimalSeparator,
    dateFormat,
    timestampFormat,
    trim,
  }: Pick<CsvOptions, "nullText" | "decimalSeparator" | "dateFormat" | "timestampFormat"> & { trim?: string },
  remarks: Remarks,
): (readonly [string, Doc])[] {
  return columns.flatMap((column): (readonly [string, Doc])[] => {
    const spark = sparkColumnType(column.type);
    const name = sparkName(column.name);
    const cut = trim === "both" ? `trim(${name})` : trim === "right" ? `rtrim(${name})` : name;
    const text =
      nullText.length > 0
        ? `CASE WHEN ${cut} NOT IN (${nullText.map(sparkText).join(", ")}) THEN ${cut} END`
        : cut;
    const value = readText(text, spark?.is ?? "", column);
    return value === name ? [] : [[column.name, call("F.expr", [pythonText(value)])]];
  });

  function readText(text: string, is: string, column: Column): string {
    if (is === "string") return text;
    const date = is === "date" ? pattern(dateFormat, remarks) : undefined;
    if (date) return `to_date(${text}, ${sparkText(date)})`;
    const time = is === "timestamp" ? pattern(timestampFormat, remarks) : undefined;
    if (time) return `to_timestamp(${text}, ${sparkText(time)})`;
    const number = ["decimal", "double", "float"].includes(is) && decimalSeparator === ",";
    return `CAST(${number ? `translate(${text}, ',.', '.')` : text} AS ${typeOf(column, remarks)})`;
  }
}
