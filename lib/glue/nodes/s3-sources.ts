import { compact, type JsonObject } from "../json";
import type { GlueMapping, ReadContext } from "../mapping";
import { declaredTables, outputSchemas } from "../output-schemas";
import { booleanOf, textOf } from "../read-fields";
import { readCompression, readFiles, writeCompression, writeFiles } from "./s3-files";

const SEPARATORS: Readonly<Record<string, string>> = {
  comma: ",",
  pipe: "|",
  semicolon: ";",
  tab: "\t",
  ctrla: "\u0001",
};
const QUOTES: Readonly<Record<string, string>> = { quote: '"', single_quote: "'", disabled: "none" };

/** A text's word in a table, or the text itself where it is a word's meaning already. */
const meaning = (words: Readonly<Record<string, string>>, text: string): string | undefined =>
  words[text] ?? Object.values(words).find((value) => value === text);
const word = (words: Readonly<Record<string, string>>, value: unknown): string | undefined =>
  Object.keys(words).find((key) => words[key] === value);

/** Delimited text. Types are those the job declares; without any, those found in the files. */
export const s3CsvSource: GlueMapping = {
  glue: "S3CsvSource",
  types: ["csv-source"],
  read(fields, context) {
    const files = readFiles(fields, context);
    if ("kept" in files) return files;
    const delimiter = meaning(SEPARATORS, textOf(fields, "Separator") ?? "comma");
    const quoting = textOf(fields, "QuoteChar") ?? "quote";
    const quote = meaning(QUOTES, quoting);
    if (delimiter === undefined || quote === undefined)
      return {
        kept: `it is not clear what its ${delimiter === undefined ? "Separator" : "QuoteChar"} stands for`,
      };
    const hasHeader = booleanOf(fields, "WithHeader") === true;
    if (hasHeader && booleanOf(fields, "SkipFirst") === true)
      return { kept: "it skips its first row of data, which sources here cannot do; AWS Glue can" };
    const [columns = []] = declaredTables(fields);
    if (!hasHeader && columns.length === 0)
      context.note(
        "assumed",
        "Without a header its columns are called column0, column1…; AWS Glue calls them col0, col1….",
      );
    const settings = {
      ...files,
      columns,
      header: hasHeader ? "present" : "absent",
      delimiter,
      quote,
      escape: textOf(fields, "Escaper") || undefined,
      skip: booleanOf(fields, "SkipFirst") === true ? 1 : 0,
      ...compressionOf(fields, context),
    };
    return { type: "csv-source", settings: compact(settings), inputs: {} };
  },
  write(node, context) {
    const { paths, columns, header, delimiter, quote, escape: escaper, skip, compression } = node.settings;
    const separator = delimiter === undefined ? "comma" : word(SEPARATORS, delimiter);
    if (separator === undefined)
      context.note(`AWS Glue has no separator ${JSON.stringify(delimiter)}; it stands there as a comma.`);
    if (delimiter === undefined || header === undefined)
      context.note("What is found in the files here is said in AWS Glue: commas and a header are assumed.");
    if (skip !== undefined && skip !== 0 && (header !== "absent" || skip !== 1))
      context.note("AWS Glue cannot skip lines before a header.");
    const { nullText, dateFormat, timestampFormat, decimalSeparator, encoding } = node.settings;
    const unsaid = { nullText, dateFormat, timestampFormat, decimalSeparator, encoding };
    const lost = Object.keys(compact(unsaid));
    if (lost.length > 0) context.note(`AWS Glue has no word for its ${lost.join(", ")}.`);
    return {
      ...writeFiles(paths, context),
      Separator: separator ?? "comma",
      QuoteChar: quote === undefined ? "quote" : (word(QUOTES, quote) ?? "quote"),
      WithHeader: header !== "absent",
      ...(skip === 1 && header === "absent" ? { SkipFirst: true } : {}),
      ...(typeof escaper === "string" && escaper !== "none" ? { Escaper: escaper } : {}),
      ...writeCompression(compression),
      ...declared(columns ?? context.columnsOf("out")),
    };
  },
};

export const s3JsonSource: GlueMapping = {
  glue: "S3JsonSource",
  types: ["json-source"],
  read(fields, context) {
    const path = textOf(fields, "JsonPath") ?? "";
    if (!["", "$", "$[*]"].includes(path))
      return {
        kept: `it reads a part of each record (JsonPath “${path}”), which sources here cannot do; AWS Glue can`,
      };
    const files = readFiles(fields, context);
    if ("kept" in files) return files;
    return {
      type: "json-source",
      settings: compact({ ...files, ...compressionOf(fields, context) }),
      inputs: {},
    };
  },
  write: ({ settings: { paths, columns, format, compression } }, context) => ({
    ...writeFiles(paths, context),
    Multiline: format === "array",
    ...writeCompression(compression),
    ...declared(columns ?? context.columnsOf("out")),
  }),
};

export const s3ParquetSource: GlueMapping = {
  glue: "S3ParquetSource",
  types: ["parquet-source"],
  read(fields, context) {
    const files = readFiles(fields, context);
    return "kept" in files ? files : { type: "parquet-source", settings: files, inputs: {} };
  },
  write: ({ settings: { paths, columns } }, context) => ({
    ...writeFiles(paths, context),
    ...declared(columns ?? context.columnsOf("out")),
  }),
};

function compressionOf(fields: JsonObject, context: ReadContext): JsonObject {
  const type = textOf(fields, "CompressionType");
  const compression = readCompression(type);
  if (type && compression === undefined && type !== "none" && type !== "uncompressed")
    context.note("assumed", `Its compression “${type}” is found by the files' names here.`);
  return compact({ compression });
}

const declared = (columns: unknown): JsonObject => {
  const named = Array.isArray(columns)
    ? columns.filter(
        (column): column is { name: string; type: string } =>
          typeof column?.name === "string" && typeof column.type === "string",
      )
    : [];
  return named.length > 0 ? { OutputSchemas: outputSchemas([named]) } : {};
};
