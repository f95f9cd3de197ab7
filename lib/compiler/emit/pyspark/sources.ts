import type { BoundScan } from "../../../connectors/bound-scan";
import { fileFormat } from "../../../connectors/formats";
import type { CsvFound, CsvOptions } from "../../../connectors/formats/csv";
import type { FixedWidthOptions } from "../../../connectors/formats/fixed-width";
import type { JsonFound, JsonOptions } from "../../../connectors/formats/json";
import type { TextOptions } from "../../../connectors/formats/text";
import type { XmlOptions } from "../../../connectors/formats/xml";
import type { Scan } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import { sparkName, sparkType } from "../../../sql/spark/spark-type";
import { sparkText } from "../../../sql/spark/to/quote";
import { javaFromStrftime } from "../../../sql/spark/to/strftime-pattern";
import type { Doc } from "../../print/layout";
import { columnCalls, columnName } from "./columns";
import { schemaDoc } from "./inline-rows";
import { declared, lakeTable } from "./lake";
import { call, chain, type Frame, frame, keywords, list, pathText, pythonText } from "./python";
import type { Remarks } from "./remarks";
import { sparkColumnType } from "./spark-column-type";

/** What is known of a scan: as it was written, and what binding found in its files. */
interface Source {
  scan: Scan;
  columns: readonly Column[];
  found: Readonly<Record<string, unknown>>;
  /** Columns that come from the names of folders. */
  folders: readonly Column[];
  remarks: Remarks;
}

/** A scan as one of Spark's own readers. */
export function emitSource(
  scan: Scan,
  columns: readonly Column[],
  bound: BoundScan | undefined,
  remarks: Remarks,
): Frame {
  if (scan.rejected) {
    remarks.problem(
      "Spark does not say which rows it could not read, so nothing can read the rows that were refused.",
    );
    return frame("spark");
  }
  if (scan.rejects)
    remarks.problem(
      "Spark cannot leave out rows that do not fit and count them: let the source fail at the first of them.",
    );
  if (scan.exclude?.length)
    remarks.problem("Spark’s readers cannot leave files out: write globs that name those to read.");
  const first = bound?.parts[0];
  const inFiles = new Set((first?.columns ?? columns).map(({ name }) => name.toLowerCase()));
  const source: Source = {
    scan,
    columns,
    found: first?.options ?? {},
    folders: scan.hivePartitions ? columns.filter(({ name }) => !inFiles.has(name.toLowerCase())) : [],
    remarks,
  };
  const names =
    bound?.parts.map((part) => JSON.stringify(part.columns?.map(({ name }) => name.toLowerCase()))) ?? [];
  if (scan.format === "csv" && new Set(names).size > 1)
    remarks.problem(
      "The files have different columns, and Spark’s CSV reader takes them by their place: read them one by one and union them.",
    );
  switch (scan.format) {
    case "parquet":
      return parquet(source);
    case "csv":
      return csv(source);
    case "json":
      return json(source);
    case "xml":
      return xml(source);
    case "avro":
      remarks.ofJob(
        "Avro needs the package org.apache.spark:spark-avro_2.13 in Spark’s own version: spark-submit --packages …",
        true,
      );
      return load(source, { format: "avro" });
    case "orc":
      return chain(load(source, { format: "orc" }), ...declared(columns, remarks));
    case "delta":
    case "iceberg":
    case "hudi":
      return lakeTable(scan, columns, remarks);
    case "text":
      return text(source);
    case "fixed-width":
      return fixedWidth(source);
    default:
      remarks.problem(`Spark cannot read ${fileFormat(scan.format)?.title ?? scan.format} files.`);
      return frame("spark");
  }
}

const typeOf = ({ name, type }: Column, remarks: Remarks): string => {
  const spark = sparkColumnType(type);
  if (!spark) remarks.problem(`Spark has no type for DuckDB’s ${type}.`, name);
  return spark ? sparkType(spark) : "STRING";
};

const schemaOf = (columns: readonly Column[], remarks: Remarks): string[] =>
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

function load(source: Source, { format, options = {}, schema }: Reader): Frame {
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

const castTo = (column: Column, remarks: Remarks): readonly [string, Doc] => [
  column.name,
  [
    call("F.col", [pythonText(columnName(column.name))]),
    call(".cast", [pythonText(typeOf(column, remarks))]),
  ],
];

function parquet(source: Source): Frame {
  const { scan, folders, remarks, columns } = source;
  const many =
    scan.paths.length > 1 || scan.paths.some((path) => /[*?[]|\/$/.test(path) || !/\.parquet$/i.test(path));
  const fixed = scan.columns
    ? columns
    : [...folders, ...columns.filter(({ type }) => /^(U?HUGEINT|U\w*INT)$/i.test(type))];
  return chain(
    load(source, { format: "parquet", options: { mergeSchema: many ? true : undefined } }),
    ...columnCalls(fixed.map((column) => castTo(column, remarks))),
  );
}

/** A pattern of strftime for Spark’s readers. */
function pattern(format: string | undefined, remarks: Remarks): string | undefined {
  if (!format || format === "auto") return undefined;
  const java = javaFromStrftime(format, { reads: true });
  if ("pattern" in java) return java.pattern;
  remarks.problem(`${java.problem} has no counterpart in Spark’s patterns.`, format);
  return undefined;
}

function csv(source: Source): Frame {
  const { scan, remarks, columns } = source;
  const options = scan.options as CsvOptions;
  const found = source.found as Partial<CsvFound>;
  const { nullText = [""], encoding } = options;
  if (options.skip) remarks.problem("Spark’s CSV reader cannot skip lines at the beginning of a file.");
  const quote = found.quote ?? (options.quote === "none" ? "" : options.quote) ?? '"';
  const isText = nullText.length > 1 || options.decimalSeparator === ",";
  remarks.note({
    message:
      "The columns and their types are those that DuckDB found; a row that does not fit them ends the job, as there.",
    kept: true,
  });
  if (!isText && nullText[0] !== "")
    remarks.note({ message: "Spark also takes an empty value without quotes for NULL.", kept: false });
  const rows = load(source, {
    format: "csv",
    schema: isText ? columns.map(({ name }) => `${sparkName(name)} STRING`) : schemaOf(columns, remarks),
    options: {
      header: (found.hasHeader ?? options.header !== "absent") ? true : undefined,
      sep: found.delimiter ?? options.delimiter ?? ",",
      quote,
      escape: found.escape || quote,
      nullValue: !isText && nullText[0] ? nullText[0] : undefined,
      encoding: encoding && encoding !== "auto" && encoding !== "utf-8" ? encoding : undefined,
      dateFormat: isText ? undefined : pattern(options.dateFormat, remarks),
      timestampFormat: isText ? undefined : pattern(options.timestampFormat, remarks),
      multiLine: options.multiline !== false && found.parallel === false ? true : undefined,
      mode: "FAILFAST",
    },
  });
  return isText ? chain(rows, ...columnCalls(fromText(columns, { ...options, nullText }, remarks))) : rows;
}

/** Values that come as text: NULL, then numbers and times as they are written. */
function fromText(
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

function json(source: Source): Frame {
  const { scan, remarks, columns } = source;
  const { format } = scan.options as JsonOptions;
  const { layout } = source.found as Partial<JsonFound>;
  const lines = layout === undefined ? format === "newline" : layout === "newline_delimited";
  return load(source, {
    format: "json",
    schema: schemaOf(columns, remarks),
    options: { multiLine: lines ? undefined : true, mode: "FAILFAST" },
  });
}

function xml(source: Source): Frame {
  const { scan, remarks, columns } = source;
  const options = scan.options as XmlOptions;
  if (options.rowTag === undefined)
    remarks.problem("Spark has to be told which element is a row: name it in the source.");
  if ((options.nullText ?? []).length > 1) remarks.problem("Spark’s XML reader knows one text for NULL.");
  if (options.decimalSeparator === ",")
    remarks.problem("Spark’s XML reader takes numbers with a decimal point only.");
  remarks.ofJob("XML needs Spark 4, or the package com.databricks:spark-xml_2.12 in Spark 3.", true);
  return load(source, {
    format: "xml",
    schema: schemaOf(columns, remarks),
    options: {
      rowTag: options.rowTag,
      attributePrefix: options.attributePrefix ?? "_",
      valueTag: options.valueTag ?? "_VALUE",
      excludeAttribute: options.attributes === false ? true : undefined,
      ignoreNamespace: options.ignoreNamespaces === false ? undefined : true,
      ignoreSurroundingSpaces: options.trim !== false,
      nullValue: options.nullText?.[0] ?? "",
      dateFormat: pattern(options.dateFormat, remarks),
      timestampFormat: pattern(options.timestampFormat, remarks),
      mode: "FAILFAST",
    },
  });
}

/** Lines with their number: of whole files, because Spark does not say where in a file a line stands. */
function lines(source: Source, skip: number, encoding: string | undefined): Frame {
  const { remarks } = source;
  if (encoding && !["auto", "utf-8"].includes(encoding))
    remarks.problem("Spark reads lines in UTF-8 only.", encoding);
  remarks.note({
    message: "Each file is read as a whole, because Spark does not say where in a file a line stands.",
    kept: true,
  });
  const rows = chain(
    load(source, { format: "text", options: { wholetext: true } }),
    call("select", [
      [
        call("F.posexplode", [
          call("F.split", [
            call("F.regexp_replace", [pythonText("value"), pythonText("\\A\ufeff|\\r?\\n\\z"), '""']),
            pythonText("\\r\\n|\\n|\\r"),
          ]),
        ]),
        call(".alias", [pythonText("number"), pythonText("line")]),
      ],
    ]),
  );
  return skip > 0 ? chain(rows, call("filter", [pythonText(`number >= ${skip}`)])) : rows;
}

function text(source: Source): Frame {
  const { column = "line", numberAs, skip = 0, encoding } = source.scan.options as TextOptions;
  const items: Doc[] = [
    [call("F.col", [pythonText("line")]), call(".alias", [pythonText(column)])],
    ...(numberAs === undefined
      ? []
      : [
          [
            call("F.expr", [pythonText("CAST(number + 1 AS BIGINT)")]),
            call(".alias", [pythonText(numberAs)]),
          ],
        ]),
  ];
  return chain(lines(source, skip, encoding), call("select", items));
}

function fixedWidth(source: Source): Frame {
  const options = source.scan.options as FixedWidthOptions;
  const { remarks, columns } = source;
  const shortest = Math.max(0, ...options.layout.map(({ start }) => start));
  const items = options.layout.map(
    ({ name, start, length }): Doc => [
      call("F.expr", [pythonText(`substring(line, ${start}, ${length})`)]),
      call(".alias", [pythonText(name)]),
    ],
  );
  const isShort = `CASE WHEN length(line) >= ${shortest} THEN true ELSE raise_error(concat('Line ', number + 1, ' is too short.')) END`;
  return chain(
    lines(source, options.skip ?? 0, options.encoding),
    call("filter", [pythonText("line != ''")]),
    ...(options.short === "null" ? [] : [call("filter", [pythonText(isShort)])]),
    call("select", items),
    ...columnCalls(
      fromText(
        columns,
        { ...options, nullText: options.nullText ?? [""], trim: options.trim ?? "both" },
        remarks,
      ),
    ),
  );
}
