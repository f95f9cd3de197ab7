import { fileFormat } from "../../../connectors/formats";
import type { Write } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import { sparkName, sparkType } from "../../../sql/spark/spark-type";
import { listText } from "../../../sql/spark/to/list-text";
import type { Doc } from "../../print/layout";
import { columnCalls, columnName } from "./columns";
import { lakeWriteCalls, remarkLakeTable } from "./lake";
import { call, chain, type Frame, keywords, pathText, pythonText } from "./python";
import type { Remarks } from "./remarks";
import { isKeptAsText, sparkColumnType, storedType } from "./spark-column-type";

const MODES: Readonly<Record<Write["mode"], string>> = {
  append: "append",
  overwrite: "overwrite",
  fail: "error",
};

/** What a format's writer is told. */
type Options = Record<string, string | boolean | undefined>;

/** A write as one of Spark's own writers. */
export function emitTarget(write: Write, rows: Frame, columns: readonly Column[], remarks: Remarks): Frame {
  const writer = WRITERS[write.format];
  if (!writer)
    remarks.problem(`Spark cannot write ${fileFormat(write.format)?.title ?? write.format} files.`);
  if (leavesWorkspace(write.path)) remarks.problem("The path leaves the workspace.", write.path);
  const { options, casts } = writer?.(write, columns, remarks) ?? { options: {}, casts: [] };
  const extensions = fileFormat(write.format)?.extensions ?? [];
  const isFile = extensions.some((one) => write.path.toLowerCase().includes(`.${one}`));
  if (isFile)
    remarks.note({
      message: `Spark writes folders only: “${write.path}” is a folder with one file in it.`,
      kept: false,
    });
  // Each part of XML is a document of its own, whose columns are found anew when it is read.
  const files = isFile || (write.format === "xml" && write.files === null) ? 1 : write.files;
  for (const { name, type } of columns)
    if (isKeptAsText(type))
      remarks.note({ message: `“${name}” is ${type} in DuckDB, and text in Spark.`, kept: true, text: name });
  return chain(
    rows,
    ...columnCalls(casts),
    ...(files === null ? [] : [files === 1 ? call("coalesce", ["1"]) : call("repartition", [String(files)])]),
    call("write.format", [pythonText(write.format)]),
    call("mode", [pythonText(MODES[write.mode])]),
    ...(write.partitionBy.length > 0 ? [call("partitionBy", write.partitionBy.map(pythonText))] : []),
    ...(keywords(options).length > 0 ? [call("options", keywords(options))] : []),
    ...lakeWriteCalls(write),
    call("save", [pathText(write.path)]),
  );
}

/** Whether `..` leads out of the folder that paths are relative to. */
function leavesWorkspace(path: string): boolean {
  let depth = 0;
  for (const part of path.split("/")) {
    if (part === "..") depth--;
    else if (part !== "" && part !== ".") depth++;
    if (depth < 0) return true;
  }
  return false;
}

type Writer = (
  write: Write,
  columns: readonly Column[],
  remarks: Remarks,
) => { options: Options; casts: (readonly [name: string, value: Doc])[] };

const cast = (name: string, type: string): readonly [string, Doc] => [
  name,
  [call("F.col", [pythonText(columnName(name))]), call(".cast", [pythonText(type)])],
];

/** Columns whose type in a file is another one than while the job computes. */
const storedCasts = (columns: readonly Column[], remarks: Remarks) =>
  columns.flatMap(({ name, type }) => {
    const [own, stored] = [sparkColumnType(type), storedType(type)];
    if (!own || !stored) {
      remarks.problem(`Spark has no type for DuckDB’s ${type}.`, name);
      return [];
    }
    return sparkType(own) === stored ? [] : [cast(name, stored)];
  });

/** Times in text: as DuckDB writes them, with the zone where they have one. */
const textTimes = (columns: readonly Column[]) =>
  columns.flatMap(({ name, type }): (readonly [string, Doc])[] => {
    if (sparkColumnType(type)?.is !== "timestamp") return [];
    if (!/zone/i.test(type)) return [cast(name, "STRING")];
    return [[name, call("F.expr", [pythonText(`concat(CAST(${sparkName(name)} AS STRING), '+00')`)])]];
  });

const compression = ({ options }: Write): string | undefined =>
  options.compression === undefined || options.compression === "none"
    ? undefined
    : String(options.compression);

/** A table in a lake: its options are set by their own names. */
const lakeWriter: Writer = (write, columns, remarks) => {
  remarkLakeTable(write.format, remarks);
  return { options: {}, casts: storedCasts(columns, remarks) };
};

const WRITERS: Readonly<Record<string, Writer>> = {
  delta: lakeWriter,
  iceberg: lakeWriter,
  hudi: lakeWriter,
  orc: (write, columns, remarks) => ({
    options: { compression: String(write.options.compression ?? "snappy") },
    casts: storedCasts(columns, remarks),
  }),
  parquet: (write, columns, remarks) => ({
    options: { compression: String(write.options.compression ?? "snappy").replace("uncompressed", "none") },
    casts: storedCasts(columns, remarks),
  }),
  csv: (write, columns, remarks) => {
    const lists: (readonly [string, Doc])[] = [];
    for (const { name, type } of columns) {
      const spark = sparkColumnType(type);
      const text = spark?.is === "array" ? listText(sparkName(name), spark.item) : null;
      if (text !== null) lists.push([name, call("F.expr", [pythonText(text)])]);
      else if (["array", "map", "struct", "binary"].includes(spark?.is ?? ""))
        remarks.problem(`Spark’s CSV writer has no text for a column of the type ${type}.`, name);
    }
    if (columns.some(({ type }) => /^(DOUBLE|FLOAT)$/.test(type)))
      remarks.note({
        message:
          "Very large and very small numbers are written in another way: 1.0E10 in Spark, 10000000000.0 in DuckDB.",
        kept: false,
      });
    const { delimiter = ",", header = true, quote = '"', nullText = "" } = write.options;
    return {
      options: {
        header: header === true,
        sep: String(delimiter),
        quote: String(quote),
        escape: String(quote),
        nullValue: nullText === "" ? undefined : String(nullText),
        emptyValue: nullText === "" ? undefined : "",
        compression: compression(write),
        // Spark's writer cuts them off otherwise.
        ignoreLeadingWhiteSpace: false,
        ignoreTrailingWhiteSpace: false,
      },
      casts: [...lists, ...textTimes(columns)],
    };
  },
  json: (write, columns, remarks) => {
    if (write.options.format === "array")
      remarks.note({ message: "Spark writes a record a line, never an array of records.", kept: false });
    return {
      options: { ignoreNullFields: false, compression: compression(write) },
      casts: textTimes(columns),
    };
  },
  xml: (write, columns, remarks) => {
    const { rowTag = "row", rootTag = "rows", attributePrefix = "_", valueTag = "_VALUE" } = write.options;
    remarks.ofJob("XML needs Spark 4, or the package com.databricks:spark-xml_2.12 in Spark 3.", true);
    for (const { name } of columns)
      if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name))
        remarks.problem(
          "Spark writes names of columns as they are, and this is no name of an XML element.",
          name,
        );
    return {
      options: {
        rowTag: String(rowTag),
        rootTag: String(rootTag),
        attributePrefix: String(attributePrefix),
        valueTag: String(valueTag),
        compression: compression(write),
      },
      casts: textTimes(columns),
    };
  },
  avro: (write, columns, remarks) => {
    remarks.ofJob(
      "Avro needs the package org.apache.spark:spark-avro_2.13 in Spark’s own version: spark-submit --packages …",
      true,
    );
    const used = String(write.options.compression ?? "deflate");
    return {
      options: { compression: used === "none" ? "uncompressed" : used },
      casts: storedCasts(columns, remarks),
    };
  },
};
