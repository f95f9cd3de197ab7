/** What a session is told so that it computes as DuckDB does, each with the reason. */
export const SESSION_SETTINGS: readonly { key: string; value: string; why: string }[] = [
  { key: "spark.sql.ansi.enabled", value: "true", why: "what does not fit fails, and is not NULL" },
  { key: "spark.sql.session.timeZone", value: "UTC", why: "times are the same everywhere" },
  { key: "spark.sql.caseSensitive", value: "false", why: "names of columns are compared without case" },
  { key: "spark.sql.variable.substitute", value: "false", why: "a dollar sign in a text is no variable" },
  {
    key: "spark.sql.legacy.timeParserPolicy",
    value: "CORRECTED",
    why: "dates are read by their pattern alone",
  },
  { key: "spark.sql.parquet.inferTimestampNTZ.enabled", value: "false", why: "all times are of one type" },
  { key: "spark.sql.parquet.outputTimestampType", value: "TIMESTAMP_MICROS", why: "as DuckDB writes times" },
  {
    key: "spark.sql.csv.parser.columnPruning.enabled",
    value: "false",
    why: "values that do not fit fail, wanted or not",
  },
];
