/** What the engine has and the catalogue leaves out, by reason. `*` at the end stands for any ending. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  "is what an operator or a form of the grammar is made of; people write that": `
    !~~ !~~* ~~ ~~* ~~~ like_escape not_like_escape ilike_escape not_ilike_escape !__postfix
    add subtract multiply + - * / << >> & | ~ <@ unpivot_list count_star`,
  "is used by the engine itself": `
    __internal_* combine finalize sum_no_overflow create_sort_key icu_sort_key icu_collate_* alias stats vector_type
    is_histogram_other_bin timetz_byte_comparable variant_* make_type get_type array_to_string_comma_default
    get_block_size parse_duckdb_log_message seq_scan test_all_types test_vector_types sql_auto_complete
    json_serialize_plan json_serialize_sql json_deserialize_sql`,
  "is there for programs that expect PostgreSQL": `
    col_description obj_description shobj_description format_type format_pg_type map_to_pg_oid has_* inet_*
    pg_collation_is_visible pg_conf_load_time pg_conversion_is_visible pg_function_is_visible pg_get_constraintdef
    pg_get_expr pg_get_viewdef pg_has_role pg_is_other_temp_schema pg_my_temp_schema pg_opclass_is_visible
    pg_operator_is_visible pg_opfamily_is_visible pg_postmaster_start_time pg_table_is_visible
    pg_ts_config_is_visible pg_ts_dict_is_visible pg_ts_parser_is_visible pg_ts_template_is_visible
    pg_type_is_visible txid_current`,
  "tells of the session and the engine's own catalog, which a job has none of": `
    current_user current_role session_user user current_catalog current_database current_schema current_schemas
    in_search_path current_query current_query_id current_transaction_id current_connection_id getvariable currval
    duckdb_* pragma_* which_secret histogram_values`,
  "reads files, which the sources do": `
    read_csv read_csv_auto read_json read_json_auto read_json_objects read_json_objects_auto read_ndjson
    read_ndjson_auto read_ndjson_objects read_parquet parquet_scan parquet_bloom_probe parquet_file_metadata
    parquet_full_metadata parquet_kv_metadata parquet_metadata parquet_schema read_text read_blob glob sniff_csv`,
  "is for geometry, which needs an extension to be of use": "st_*",
  "is another name of list functions, for vectors of fixed length": `
    array_cosine_distance array_cosine_similarity array_distance array_dot_product array_inner_product
    array_negative_dot_product array_negative_inner_product`,
  "is to_json, for lists alone": "array_to_json",
  "gives two halves of md5_number": "md5_number_lower md5_number_upper",
};

/** What has side effects, runs text as SQL, or holds an engine up: previews and checks refuse it. */
export const REFUSED_FUNCTIONS: readonly string[] = `
  arrow_scan arrow_scan_dumb check_peg_parser checkpoint disable_logging disable_peg_parser disable_profiling
  enable_logging enable_peg_parser enable_profiling force_checkpoint json_execute_serialized_sql nextval pandas_scan
  pg_sleep query query_table read_duckdb seq_scan setseed sleep_ms truncate_duckdb_logs write_log`
  .trim()
  .split(/\s+/);

const reasons = Object.entries(LEFT_OUT).flatMap(([reason, names]) =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => ({ name, reason })),
);

/** Why a function of the engine is not in the catalogue; undefined for one that should be. */
export function reasonLeftOut(name: string): string | undefined {
  if (REFUSED_FUNCTIONS.includes(name)) return "has side effects, so a query may not call it";
  return reasons.find((one) =>
    one.name.endsWith("*") && one.name.length > 1
      ? name.startsWith(one.name.slice(0, -1))
      : name === one.name,
  )?.reason;
}
