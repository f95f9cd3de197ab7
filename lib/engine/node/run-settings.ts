/** The parts of a profile that counts and times are read from; the others cost time and text. */
const METRICS = {
  OPERATOR_TYPE: "true",
  OPERATOR_CARDINALITY: "true",
  OPERATOR_TIMING: "true",
  EXTRA_INFO: "true",
};

/**
 * What a session that runs scripts is opened with (`SessionOptions.settings`).
 *
 * - A join must not filter its inputs while it runs: their row counts would be of no node. It costs nothing on the flights
 *   job (17.8 and 16.9 ms); a join with a few keys of a sorted column then reads all row groups (5 and 25 ms).
 * - `no_output` keeps profiles from being printed; each statement returns its own.
 * - With 100 open files, DuckDB's default, 1,109 partitions become 6,831 files; 800 stay below a limit of 1,024.
 */
export const RUN_SETTINGS: readonly string[] = [
  "SET disabled_optimizers = 'join_filter_pushdown'",
  "SET enable_profiling = 'no_output'",
  `SET custom_profiling_settings = '${JSON.stringify(METRICS)}'`,
  "SET partitioned_write_max_open_files = 800",
];
