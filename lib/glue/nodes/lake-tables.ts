import { compact, isObject, type Json, type JsonObject, own } from "../json";
import { type GlueMapping, type KeptNode, oneWire, Unfit } from "../mapping";
import { declaredTables, outputSchemas } from "../output-schemas";
import { asPaths, columnsOf, numberOf, objectOf, textOf, textsOf } from "../read-fields";
import type { GlueNodeName } from "../schema/node-types";
import { ignoredPolicies } from "./s3-targets";

/** A map of texts, as the node has it. */
function optionsOf(fields: JsonObject, name: string): Readonly<Record<string, string>> {
  const options = objectOf(fields, name);
  const isTexts = Object.entries(options).every(([key, value]) => key !== "" && typeof value === "string");
  if (!isTexts) throw new Unfit(`its ${name} holds more than texts`);
  return options as Readonly<Record<string, string>>;
}

/** Options for AWS Glue: nothing where there are none. */
const written = (options: Json | undefined): JsonObject | undefined =>
  isObject(options) && Object.keys(options).length > 0 ? options : undefined;

/** A source of one table that lies in a folder. */
const tableSource = (glue: GlueNodeName, type: string, optionsName: string): GlueMapping => ({
  glue,
  types: [type],
  read(fields, context) {
    const places = textsOf(fields, "Paths");
    const [place] = places;
    if (place === undefined || places.length > 1)
      return { kept: `it reads ${places.length} tables at once; AWS Glue runs it` };
    if (Object.keys(compact(objectOf(fields, "AdditionalOptions"))).length > 0)
      return { kept: "it takes in a part of its table only (AdditionalOptions); AWS Glue runs it" };
    const [columns = []] = declaredTables(fields);
    return {
      type,
      settings: { path: context.path(place), columns, options: optionsOf(fields, optionsName) },
      inputs: {},
    };
  },
  write({ settings: { path, columns, options } }, context) {
    const known = Array.isArray(columns) && columns.length > 0 ? columns : context.columnsOf("out");
    const named = (known ?? []) as { name: string; type: string }[];
    return compact({
      Paths: typeof path === "string" && path !== "" ? [context.place(path)] : [],
      [optionsName]: written(options),
      OutputSchemas: named.length > 0 ? outputSchemas([named]) : undefined,
    });
  },
});

const COMPRESSIONS: Readonly<Record<string, readonly string[]>> = {
  "delta-target": ["snappy", "uncompressed"],
  "iceberg-target": ["snappy", "gzip", "lzo", "uncompressed"],
  "hudi-target": ["snappy", "gzip", "lzo", "uncompressed"],
};

/** A target of one table that lies in a folder. */
const tableTarget = (glue: GlueNodeName, format: string): GlueMapping => ({
  glue,
  types: [`${format}-target`],
  read(fields, context) {
    const said = textOf(fields, "Format") ?? format;
    if (said !== format) return kept(`it writes ${said} and is a target of ${format}`);
    const type = `${format}-target`;
    const compression = textOf(fields, "Compression") ?? "snappy";
    if (!COMPRESSIONS[type]?.includes(compression)) return kept(`it is packed with “${compression}”`);
    if (own(fields, "OutputSchemas") !== undefined) return kept("it declares columns (OutputSchemas)");
    ignoredPolicies(fields, context);
    const place = textOf(fields, "Path") ?? "";
    const files = numberOf(fields, "NumberTargetPartitions");
    const settings = compact({
      path: place === "" ? "" : context.path(place),
      partitionBy: columnsOf(fields, "PartitionKeys"),
      files: files !== undefined && files >= 1 ? Math.min(Math.trunc(files), 10_000) : undefined,
      compression,
      options: optionsOf(fields, "AdditionalOptions"),
    });
    return { type, settings, inputs: oneWire(context.inputs) };
  },
  write({ settings }, context) {
    const { path, mode = "append", partitionBy, files, compression = "snappy", options } = settings;
    if (mode !== "append")
      context.note(
        "AWS Glue adds rows to a table, unless its options say otherwise; it does not replace it.",
      );
    return compact({
      Path: typeof path === "string" && path !== "" ? context.place(path) : "",
      Compression: compression,
      Format: format,
      PartitionKeys:
        Array.isArray(partitionBy) && partitionBy.length > 0 ? asPaths(partitionBy.map(String)) : undefined,
      NumberTargetPartitions: typeof files === "number" ? String(files) : undefined,
      // The API asks for Hudi's, even when there are none.
      AdditionalOptions: written(options) ?? (format === "hudi" ? {} : undefined),
    });
  },
});

const kept = (reason: string): KeptNode => ({ kept: `${reason}; AWS Glue runs it` });

/** Tables of Delta Lake, Iceberg and Hudi that lie in folders; those of a catalog have no node here. */
export const lakeTables: readonly GlueMapping[] = [
  tableSource("S3DeltaSource", "delta-source", "AdditionalDeltaOptions"),
  tableSource("S3HudiSource", "hudi-source", "AdditionalHudiOptions"),
  tableTarget("S3DeltaDirectTarget", "delta"),
  tableTarget("S3IcebergDirectTarget", "iceberg"),
  tableTarget("S3HudiDirectTarget", "hudi"),
];
