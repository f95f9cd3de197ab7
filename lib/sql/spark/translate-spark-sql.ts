import { duckdbTarget } from "./duckdb-target";
import { translate } from "./translate";
import type { Translation, TranslationOptions } from "./translation";

/**
 * Spark SQL in DuckDB's words: a whole query, or one expression. What DuckDB computes is what Spark computes outside of
 * its ANSI mode; where it may differ, a note says how, and what has no counterpart is a diagnostic with its place.
 */
export const translateSparkSql = (text: string, options: TranslationOptions): Translation =>
  translate(text, "spark", duckdbTarget, options);
