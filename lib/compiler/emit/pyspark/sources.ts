import type { BoundScan } from "../../../connectors/bound-scan";
import { fileFormat } from "../../../connectors/formats";
import type { CsvFound, CsvOptions } from "../../../connectors/formats/csv";
import type { JsonFound, JsonOptions } from "../../../connectors/formats/json";
import type { XmlOptions } from "../../../connectors/formats/xml";
import type { Scan } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import { sparkName } from "../../../sql/spark/spark-type";
import { columnCalls } from "./columns";
import { declared, lakeTable } from "./lake";
import { fixedWidth, log, text } from "./line-sources";
import type { NodeContext } from "./node-context";
import { chain, type Frame, frame } from "./python";
import { castTo, fromText, load, pattern, type Source, schemaOf } from "./read-files";

/** A scan as one of Spark's own readers. */
export function emitSource(
  scan: Scan,
  columns: readonly Column[],
  bound: BoundScan | undefined,
  { remarks, hoist }: Pick<NodeContext, "remarks" | "hoist">,
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
    hoist,
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
    case "log":
      return log(source);
    default:
      remarks.problem(`Spark cannot read ${fileFormat(scan.format)?.title ?? scan.format} files.`);
      return frame("spark");
  }
}

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

function csv(source: Source): Frame {
  const { scan, remarks, columns } = source;
  const options = scan.options as CsvOptions;
  const found = source.found as Partial<CsvFound>;
  const { nullText = [""], encoding } = options;
  if (options.skip) remarks.problem("Spark’s CSV reader cannot skip lines at the beginning of a file.");
  const quote = found.quote ?? (options.quote === "none" ? "" : options.quote) ?? '"';
  const isNamed = found.hasHeader ?? options.header !== "absent";
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
      header: isNamed ? true : undefined,
      // A file whose header says other columns is an error: else they would be taken by their place.
      enforceSchema: isNamed ? false : undefined,
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
