import { z } from "zod";
import { quoteText } from "../../sql/quote";
import type { FileFormat } from "../file-format";
import { textCompressionExtension } from "./csv";
import { columnsArgument, hiveArguments, readerCall } from "./reader-arguments";

const readOptions = z.object({
  /** One array of records, or records one after the other. */
  format: z.enum(["auto", "array", "newline"]).optional(),
  compression: z.enum(["auto", "none", "gzip", "zstd", "bzip2"]).optional(),
});
export type JsonOptions = z.output<typeof readOptions>;

/** What binding found in a group of files. */
export interface JsonFound {
  layout: "array" | "newline_delimited" | "unstructured" | "auto";
  /** The reader names the columns itself: keys that it renames cannot be told to it. */
  detect?: boolean;
  /** Detection looks at the beginning only. */
  sampled?: boolean;
  /** Bytes of the largest record, which the reader must be allowed to hold. */
  maximumObjectSize: number;
}

/** Every record is looked at, and nothing is guessed: the formats match no text, so that dates stay text. */
const DETECTION = {
  auto_detect: "true",
  maximum_sample_files: "1000000",
  maximum_depth: "-1",
  map_inference_threshold: "-1",
  field_appearance_threshold: "0",
  dateformat: "'%%'",
  timestampformat: "'%%'",
};

/** JSON: an array of records, or records one after the other. */
export const json: FileFormat<typeof readOptions> = {
  name: "json",
  title: "JSON",
  extensions: ["json", "ndjson", "jsonl"],
  reads: "engine",
  writes: "engine",
  readOptions,
  readSql(part, bound) {
    const found = part.options as Partial<JsonFound> & { hive?: unknown };
    const { options, columns, hivePartitions } = bound.scan;
    const { format, compression } = options as JsonOptions;
    if (part.columns === null || found.layout === undefined)
      return readerCall("read_json", part.files, {
        columns: columns ? columnsArgument(columns) : undefined,
        format: format === "array" ? "'array'" : format === "newline" ? "'newline_delimited'" : undefined,
        map_inference_threshold: columns ? undefined : "-1",
        compression: compression && compression !== "auto" ? quoteText(compression) : undefined,
        hive_partitioning: hivePartitions ? "true" : undefined,
      });
    return readerCall("read_json", part.files, {
      ...(found.detect
        ? { ...DETECTION, sample_size: found.sampled ? "2000000" : "-1" }
        : { columns: columnsArgument(part.columns), auto_detect: "false" }),
      format: quoteText(found.layout),
      records: "true",
      maximum_object_size: String(found.maximumObjectSize ?? 16_777_216),
      compression: "'uncompressed'",
      ...hiveArguments(found.hive),
    });
  },
  copyOptions: ({ format, compression = "none" }) => [
    `ARRAY ${format === "array"}`,
    `COMPRESSION ${quoteText(String(compression))}`,
  ],
  extensionFor: ({ compression }) => `.json${textCompressionExtension(compression)}`,
};
