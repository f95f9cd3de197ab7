import { compact, type JsonObject } from "../json";
import {
  type DocumentNode,
  type GlueMapping,
  type KeptNode,
  oneWire,
  type ReadContext,
  type ReadNode,
  type WriteContext,
} from "../mapping";
import { asPaths, booleanOf, columnsOf, numberOf, objectOf, textOf } from "../read-fields";

const FORMATS: Readonly<Record<string, string>> = {
  parquet: "parquet-target",
  csv: "csv-target",
  json: "json-target",
  orc: "orc-target",
};

/** Compressions by their names in AWS Glue, for each kind of target. */
const COMPRESSIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "parquet-target": {
    snappy: "snappy",
    gzip: "gzip",
    lz4: "lz4",
    zstd: "zstd",
    none: "uncompressed",
    uncompressed: "uncompressed",
  },
  "csv-target": { gzip: "gzip", none: "none", uncompressed: "none" },
  "orc-target": {
    snappy: "snappy",
    zlib: "zlib",
    zstd: "zstd",
    lz4: "lz4",
    none: "none",
    uncompressed: "none",
  },
  "json-target": { gzip: "gzip", none: "none", uncompressed: "none" },
};

/** Compressions that are read where a file names them, and that AWS Glue's own targets do not offer. */
const LACKING: Readonly<Record<string, readonly string[]>> = { "parquet-target": ["zstd"] };

/** Why a format is not written here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  delta: "Delta tables are written by Spark, with AWS Glue",
  hudi: "Hudi tables are written by Spark, with AWS Glue",
  iceberg: "Iceberg tables are written by Spark, with AWS Glue",
  hyper: "Tableau's Hyper files are written by AWS Glue",
};

/** What targets say beside what they write. */
export function ignoredPolicies(fields: JsonObject, context: ReadContext): void {
  if (booleanOf(objectOf(fields, "SchemaChangePolicy"), "EnableUpdateCatalog") === true)
    context.note("ignored", "No table of a catalog is made or changed; the files are written.");
  if (booleanOf(objectOf(fields, "AutoDataQuality"), "IsEnabled") === true)
    context.note("ignored", "Data quality is not evaluated along the way; that comes later.");
}

function readTarget(type: string, fields: JsonObject, context: ReadContext): ReadNode {
  const place = textOf(fields, "Path") ?? "";
  const compression = textOf(fields, "Compression");
  const known = compression ? COMPRESSIONS[type]?.[compression.toLowerCase()] : undefined;
  if (compression && known === undefined)
    context.note("assumed", `Its compression “${compression}” is not written here; the usual one stands in.`);
  const files = numberOf(fields, "NumberTargetPartitions");
  ignoredPolicies(fields, context);
  const path = place === "" ? "" : context.path(place);
  if (/\.(csv|tsv|txt|json|ndjson|jsonl|parquet)(\.gz|\.zst)?$/i.test(path))
    context.note("assumed", `“${path}” is written as one file; AWS Glue makes a folder of that name.`);
  const settings = compact({
    path,
    partitionBy: columnsOf(fields, "PartitionKeys"),
    files: files !== undefined && files >= 1 ? Math.min(Math.trunc(files), 10_000) : undefined,
    compression: known,
  });
  return { type, settings, inputs: oneWire(context.inputs) };
}

function writeTarget({ type, settings }: DocumentNode, context: WriteContext): JsonObject {
  const { path, mode = "append", partitionBy, files, compression } = settings;
  const words = COMPRESSIONS[type] ?? {};
  if (mode !== "append")
    context.note(
      "AWS Glue adds files to what is there; it neither replaces them nor fails when there are some.",
    );
  const { delimiter, header, quote, nullText, format } = settings;
  const lost = Object.keys(compact({ delimiter, header, quote, nullText, format }));
  if (lost.length > 0) context.note(`AWS Glue has no word for its ${lost.join(", ")}.`);
  const packed = Object.keys(words).find(
    (name) => words[name] === compression && !LACKING[type]?.includes(name),
  );
  if (compression !== undefined && packed === undefined)
    context.note(
      `AWS Glue does not write files packed with ${String(compression)}; the usual packing stands in.`,
    );
  return compact({
    Path: typeof path === "string" && path !== "" ? `${context.place(path).replace(/\/$/, "")}/` : "",
    PartitionKeys:
      Array.isArray(partitionBy) && partitionBy.length > 0 ? asPaths(partitionBy.map(String)) : undefined,
    NumberTargetPartitions: typeof files === "number" ? String(files) : undefined,
    Compression: packed ?? (type === "parquet-target" || type === "orc-target" ? "snappy" : undefined),
  });
}

export const s3DirectTarget: GlueMapping = {
  glue: "S3DirectTarget",
  types: ["csv-target", "json-target", "parquet-target", "orc-target"],
  read(fields, context): ReadNode | KeptNode {
    const format = (textOf(fields, "Format") ?? "").toLowerCase();
    const type = FORMATS[format];
    if (type) return readTarget(type, fields, context);
    return { kept: ELSEWHERE[format] ?? `files of the format “${format}” are written by AWS Glue` };
  },
  write: (node, context) => ({
    ...writeTarget(node, context),
    Format: node.type.replace("-target", ""),
  }),
};

export const s3GlueParquetTarget: GlueMapping = {
  glue: "S3GlueParquetTarget",
  types: ["parquet-target"],
  read: (fields, context) => readTarget("parquet-target", fields, context),
  write: writeTarget,
};
