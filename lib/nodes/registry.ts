import type { z } from "zod";
import { group } from "./annotations/group";
import { note } from "./annotations/note";
import { assert } from "./checks/assert";
import type { NodeDefinition } from "./define-node";
import { arrowSource } from "./sources/arrow-source";
import { avroSource } from "./sources/avro-source";
import { csvSource } from "./sources/csv-source";
import { deltaSource } from "./sources/delta-source";
import { excelSource } from "./sources/excel-source";
import { fixedWidthSource } from "./sources/fixed-width-source";
import { glueSource } from "./sources/glue-source";
import { hudiSource } from "./sources/hudi-source";
import { icebergSource } from "./sources/iceberg-source";
import { inlineSource } from "./sources/inline-source";
import { jsonSource } from "./sources/json-source";
import { logSource } from "./sources/log-source";
import { orcSource } from "./sources/orc-source";
import { parquetSource } from "./sources/parquet-source";
import { textSource } from "./sources/text-source";
import { xmlSource } from "./sources/xml-source";
import { arrowTarget } from "./targets/arrow-target";
import { avroTarget } from "./targets/avro-target";
import { csvTarget } from "./targets/csv-target";
import { deltaTarget } from "./targets/delta-target";
import { excelTarget } from "./targets/excel-target";
import { glueTarget } from "./targets/glue-target";
import { hudiTarget } from "./targets/hudi-target";
import { icebergTarget } from "./targets/iceberg-target";
import { jsonTarget } from "./targets/json-target";
import { orcTarget } from "./targets/orc-target";
import { parquetTarget } from "./targets/parquet-target";
import { xmlTarget } from "./targets/xml-target";
import { addCurrentTimestamp } from "./transforms/add-current-timestamp";
import { aggregate } from "./transforms/aggregate";
import { arrayToColumns } from "./transforms/array-to-columns";
import { asofJoin } from "./transforms/asof-join";
import { autobalance } from "./transforms/autobalance";
import { changeSchema } from "./transforms/change-schema";
import { compare } from "./transforms/compare";
import { concatenateColumns } from "./transforms/concatenate-columns";
import { crossJoin } from "./transforms/cross-join";
import { customCode } from "./transforms/custom-code";
import { customTransform } from "./transforms/custom-transform";
import { derivedColumn } from "./transforms/derived-column";
import { dropDuplicates } from "./transforms/drop-duplicates";
import { dropFields } from "./transforms/drop-fields";
import { dropNullFields } from "./transforms/drop-null-fields";
import { except } from "./transforms/except";
import { explode } from "./transforms/explode";
import { extractJsonPath } from "./transforms/extract-json-path";
import { fillMissingValues } from "./transforms/fill-missing-values";
import { filter } from "./transforms/filter";
import { flatten } from "./transforms/flatten";
import { formatTimestamp } from "./transforms/format-timestamp";
import { glueCollection } from "./transforms/glue-collection";
import { glueTransform } from "./transforms/glue-transform";
import { hashColumns } from "./transforms/hash-columns";
import { identifier } from "./transforms/identifier";
import { intersect } from "./transforms/intersect";
import { join } from "./transforms/join";
import { limit } from "./transforms/limit";
import { lookup } from "./transforms/lookup";
import { merge } from "./transforms/merge";
import { parseJsonColumn } from "./transforms/parse-json-column";
import { pivot } from "./transforms/pivot";
import { rank } from "./transforms/rank";
import { recordMatching } from "./transforms/record-matching";
import { regexExtractor } from "./transforms/regex-extractor";
import { removeNullRows } from "./transforms/remove-null-rows";
import { renameField } from "./transforms/rename-field";
import { rolling } from "./transforms/rolling";
import { route } from "./transforms/route";
import { rowNumber } from "./transforms/row-number";
import { sample } from "./transforms/sample";
import { scd2 } from "./transforms/scd2";
import { selectFields } from "./transforms/select-fields";
import { selectFromCollection } from "./transforms/select-from-collection";
import { sort } from "./transforms/sort";
import { spigot } from "./transforms/spigot";
import { splitFields } from "./transforms/split-fields";
import { splitString } from "./transforms/split-string";
import { sqlNode } from "./transforms/sql";
import { toTimestamp } from "./transforms/to-timestamp";
import { union } from "./transforms/union";
import { unpivot } from "./transforms/unpivot";
import { uuid } from "./transforms/uuid";
import { windowNode } from "./transforms/window";

/** Every node type, in the order the palette shows them. A test fails when a file of a category folder is missing here. */
export const nodeDefinitions = [
  csvSource,
  jsonSource,
  parquetSource,
  avroSource,
  arrowSource,
  excelSource,
  xmlSource,
  fixedWidthSource,
  logSource,
  textSource,
  orcSource,
  deltaSource,
  icebergSource,
  hudiSource,
  inlineSource,
  glueSource,
  filter,
  changeSchema,
  join,
  aggregate,
  derivedColumn,
  sqlNode,
  customCode,
  customTransform,
  selectFields,
  dropFields,
  dropNullFields,
  renameField,
  sort,
  limit,
  dropDuplicates,
  union,
  merge,
  lookup,
  recordMatching,
  crossJoin,
  asofJoin,
  intersect,
  except,
  compare,
  scd2,
  windowNode,
  rank,
  rolling,
  rowNumber,
  sample,
  pivot,
  unpivot,
  route,
  splitFields,
  selectFromCollection,
  spigot,
  autobalance,
  removeNullRows,
  fillMissingValues,
  concatenateColumns,
  hashColumns,
  splitString,
  regexExtractor,
  extractJsonPath,
  uuid,
  identifier,
  toTimestamp,
  formatTimestamp,
  addCurrentTimestamp,
  flatten,
  explode,
  arrayToColumns,
  parseJsonColumn,
  glueTransform,
  glueCollection,
  assert,
  parquetTarget,
  csvTarget,
  jsonTarget,
  excelTarget,
  avroTarget,
  arrowTarget,
  xmlTarget,
  orcTarget,
  deltaTarget,
  icebergTarget,
  hudiTarget,
  glueTarget,
  note,
  group,
] as const;

export type NodeDefinitions = typeof nodeDefinitions;
export type NodeType = NodeDefinitions[number]["type"];

/** A definition with its exact types forgotten: what generic code works with. */
export type AnyNodeDefinition = NodeDefinition<string, z.ZodObject>;

const byType = new Map<string, AnyNodeDefinition>(
  nodeDefinitions.map((definition) => [definition.type, definition as unknown as AnyNodeDefinition]),
);

export const nodeDefinition = (type: string): AnyNodeDefinition | undefined => byType.get(type);
export const allNodeDefinitions: readonly AnyNodeDefinition[] = [...byType.values()];

/** Whether a node is only drawn: a note, a group. */
export const isAnnotation = (type: string): boolean => byType.get(type)?.category === "annotation";

/** Whether a run writes files for such a node. */
export const writesFiles = ({ category, writes }: AnyNodeDefinition): boolean =>
  category === "target" || writes === true;

/** The canvas subtitle for the settings of a document, which may be a draft of any shape: empty when it cannot say. */
export function nodeSummary(
  definition: AnyNodeDefinition,
  settings: Readonly<Record<string, unknown>>,
): string {
  try {
    return definition.summary(settings);
  } catch {
    return "";
  }
}
