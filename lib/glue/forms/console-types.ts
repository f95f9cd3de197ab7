import type { JsonObject } from "../json";
import { GLUE_NODE_TYPES, type GlueNodeName, glueNodeType } from "../schema/node-types";

/** How the console calls a type that it does not call as the API does: by its place, and by its format. */
interface ConsoleType {
  type: string;
  isCatalog?: boolean;
  /** The console's format, which the API's type stands for. */
  format?: string;
}

const s3 = (format: string): ConsoleType => ({ type: "S3", isCatalog: false, format });

const CONSOLE_TYPES: Partial<Record<GlueNodeName, ConsoleType>> = {
  S3CsvSource: s3("csv"),
  S3JsonSource: s3("json"),
  S3ParquetSource: s3("parquet"),
  S3ExcelSource: s3("excel"),
  S3HudiSource: s3("hudi"),
  S3DeltaSource: s3("delta"),
  S3CatalogSource: { type: "S3", isCatalog: true },
  CatalogSource: { type: "Catalog", isCatalog: true },
  S3GlueParquetTarget: s3("glueparquet"),
  // Its own field says the format.
  S3DirectTarget: { type: "S3", isCatalog: false },
  S3HudiDirectTarget: s3("hudi"),
  S3DeltaDirectTarget: s3("delta"),
  S3IcebergDirectTarget: s3("iceberg"),
  S3HyperDirectTarget: s3("hyper"),
  S3CatalogTarget: { type: "S3", isCatalog: true },
  CatalogTarget: { type: "Catalog", isCatalog: true },
};

const CLASSIFICATIONS = { source: "DataSource", transform: "Transform", target: "DataSink" } as const;

/** The members that say a node's type in the console's download. */
export function consoleTypeFields(type: string): JsonObject {
  const known = glueNodeType(type);
  const named = CONSOLE_TYPES[type as GlueNodeName];
  return {
    classification: CLASSIFICATIONS[known?.category ?? "transform"],
    type: named?.type ?? type,
    ...(named?.isCatalog === undefined ? {} : { isCatalog: named.isCatalog }),
    ...(named?.format === undefined ? {} : { format: named.format }),
  };
}

/** The API's type of a node of the console; the console's own name where the API has none. */
export function typeOfConsole(node: JsonObject): string {
  const { type, classification, format, isCatalog } = node;
  if (typeof type !== "string") return "Unknown";
  if (glueNodeType(type)) return type;
  const category = Object.entries(CLASSIFICATIONS).find(([, name]) => name === classification)?.[0];
  const inCatalog = isCatalog === true || type === "Catalog";
  const fits = (Object.entries(CONSOLE_TYPES) as [GlueNodeName, ConsoleType][]).filter(
    ([name, one]) =>
      GLUE_NODE_TYPES[name].category === category &&
      one.type === type &&
      (one.isCatalog ?? false) === inCatalog,
  );
  const exact = fits.find(([, one]) => one.format !== undefined && one.format === format);
  const found = exact ?? fits.find(([, one]) => one.format === undefined);
  if (found) return found[0];
  const suffix = category === "source" ? "Source" : category === "target" ? "Target" : "";
  return [`${type}${suffix}`, `${type}Catalog${suffix}`].find((name) => suffix && glueNodeType(name)) ?? type;
}
