import type { GlueMapping } from "../mapping";
import { aggregate } from "./aggregate";
import { applyMapping } from "./apply-mapping";
import { dropNullFields } from "./drop-null-fields";
import { dynamicTransform } from "./dynamic-transform";
import {
  dropDuplicates,
  dropFields,
  renameField,
  selectFields,
  selectFromCollection,
  splitFields,
} from "./fields";
import { fillMissingValues } from "./fill-missing-values";
import { filter, route } from "./filter";
import { join } from "./join";
import { lakeTables } from "./lake-tables";
import { s3CsvSource, s3JsonSource, s3ParquetSource } from "./s3-sources";
import { s3DirectTarget, s3GlueParquetTarget } from "./s3-targets";
import { sparkSql } from "./spark-sql";
import { merge, union } from "./union";

/** Every type of AWS Glue that has a node here. Of several that write a node, the first that can does. */
export const mappings: readonly GlueMapping[] = [
  s3CsvSource,
  s3JsonSource,
  s3ParquetSource,
  applyMapping,
  selectFields,
  dropFields,
  renameField,
  splitFields,
  selectFromCollection,
  join,
  union,
  merge,
  aggregate,
  dropDuplicates,
  dropNullFields,
  fillMissingValues,
  filter,
  route,
  sparkSql,
  dynamicTransform,
  s3GlueParquetTarget,
  s3DirectTarget,
  ...lakeTables,
];

const byType = new Map<string, GlueMapping>(mappings.map((mapping) => [mapping.glue, mapping]));

export const mappingOf = (type: string): GlueMapping | undefined => byType.get(type);
