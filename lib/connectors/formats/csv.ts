import { z } from "zod";
import type { Scan } from "../../ir/rel";
import { quoteText, quoteTexts } from "../../sql/quote";
import type { ScanPart } from "../bound-scan";
import type { FileFormat } from "../file-format";
import { columnsArgument, hiveArguments, readerCall } from "./reader-arguments";

/** What a source may choose; all optional, absent means found in the file. */
const readOptions = z.object({
  delimiter: z.string().optional(),
  /** One character, or `none`. */
  quote: z.string().optional(),
  escape: z.string().optional(),
  header: z.enum(["auto", "present", "absent"]).optional(),
  encoding: z.string().optional(),
  nullText: z.array(z.string()).optional(),
  skip: z.number().int().min(0).optional(),
  dateFormat: z.string().optional(),
  timestampFormat: z.string().optional(),
  decimalSeparator: z.enum([".", ","]).optional(),
  compression: z.enum(["auto", "none", "gzip", "zstd", "bzip2"]).optional(),
  /** Whether quoted values may hold line breaks; so they may unless it says false. */
  multiline: z.boolean().optional(),
});
export type CsvOptions = z.output<typeof readOptions>;

/**
 * What binding found in a group of files: everything the reader would otherwise guess. `newline` is absent for CRLF,
 * because DuckDB 1.5.6 loses rows when it is told `'\r\n'`; `parallel` is false where quoted values hold line breaks,
 * because its parallel reader then fails or, with CR, reads wrong.
 */
export interface CsvFound {
  delimiter: string;
  quote: string;
  escape: string;
  hasHeader: boolean;
  newline?: "\n" | "\r";
  parallel: boolean;
}

const character = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : quoteText(value === "none" ? "" : value);

function commonArguments(options: CsvOptions): Record<string, string | undefined> {
  const { nullText = [""], dateFormat, timestampFormat, decimalSeparator } = options;
  return {
    // The empty text alone is what the reader does anyway.
    nullstr: nullText.length === 1 && nullText[0] === "" ? undefined : quoteTexts(nullText),
    allow_quoted_nulls: "false",
    dateformat: dateFormat ? quoteText(dateFormat) : undefined,
    timestampformat: timestampFormat ? quoteText(timestampFormat) : undefined,
    decimal_separator: decimalSeparator === "," ? "','" : undefined,
  };
}

/** Reads files as written, for SQL that is shown: what nobody chose is left to the reader. */
function readUnbound(part: ScanPart, { columns, hivePartitions, ...scan }: Scan): string {
  const options = scan.options as CsvOptions;
  const { header, compression, encoding } = options;
  return readerCall("read_csv", part.files, {
    types: columns ? columnsArgument(columns) : undefined,
    header: header === "present" ? "true" : header === "absent" ? "false" : undefined,
    delim: character(options.delimiter),
    quote: character(options.quote),
    escape: character(options.escape),
    skip: options.skip ? String(options.skip) : undefined,
    ...commonArguments(options),
    encoding: encoding && encoding !== "auto" && encoding !== "utf-8" ? quoteText(encoding) : undefined,
    compression: compression && compression !== "auto" ? quoteText(compression) : undefined,
    hive_partitioning: hivePartitions ? "true" : undefined,
    union_by_name: part.files.length > 1 || /[*?[]|\/$/.test(part.files[0] ?? "") ? "true" : undefined,
  });
}

/** Delimited text. */
export const csv: FileFormat<typeof readOptions> = {
  name: "csv",
  title: "CSV",
  extensions: ["csv", "tsv", "txt"],
  reads: "engine",
  writes: "engine",
  readOptions,
  readSql(part, bound) {
    const options = bound.scan.options as CsvOptions;
    const found = part.options as Partial<CsvFound> & { hive?: unknown };
    if (part.columns === null || found.delimiter === undefined) return readUnbound(part, bound.scan);
    return readerCall("read_csv", part.files, {
      columns: columnsArgument(part.columns),
      auto_detect: "false",
      header: String(found.hasHeader ?? true),
      delim: quoteText(found.delimiter),
      quote: quoteText(found.quote ?? '"'),
      escape: quoteText(found.escape ?? '"'),
      new_line: found.newline === undefined ? undefined : found.newline === "\n" ? "'\\n'" : "'\\r'",
      ...commonArguments(options),
      strict_mode: "true",
      null_padding: "false",
      parallel: found.parallel ? undefined : "false",
      compression: "'none'",
      ...hiveArguments(found.hive),
    });
  },
  copyOptions({ delimiter = ",", header = true, quote = '"', nullText = "", compression = "none" }) {
    return [
      `HEADER ${header === true}`,
      `DELIMITER ${quoteText(String(delimiter))}`,
      `QUOTE ${quoteText(String(quote))}`,
      `ESCAPE ${quoteText(String(quote))}`,
      `NULLSTR ${quoteText(String(nullText))}`,
      `COMPRESSION ${quoteText(String(compression))}`,
    ];
  },
  extensionFor: ({ compression }) => `.csv${textCompressionExtension(compression)}`,
};

/** What a compressed text file's name ends in. */
export const textCompressionExtension = (compression: unknown): string =>
  compression === "gzip" ? ".gz" : compression === "zstd" ? ".zst" : "";
