/** DuckDB's keywords by where they may stand; a test compares them with the engine. Others are free names. */

/** Never a name without quotes. */
export const RESERVED_KEYWORDS: ReadonlySet<string> = words(`
  all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default
  deferrable desc describe distinct do else end except false fetch for foreign from group having in initially intersect
  into lambda lateral leading limit not null offset on only or order pivot pivot_longer pivot_wider placing primary
  qualify references returning select show some summarize symmetric table then to trailing true union unique unpivot
  using variadic when where window with`);

/** Names of functions and types, never a column without quotes. */
export const TYPE_FUNCTION_KEYWORDS: ReadonlySet<string> = words(`
  anti asof at authorization binary by collation columns concurrently cross freeze full generated glob ilike inner is
  isnull join left like map natural notnull outer overlaps positional right semi similar struct tablesample try_cast
  unpack verbose`);

/** Columns, never a function without quotes. */
export const COLUMN_NAME_KEYWORDS: ReadonlySet<string> = words(`
  between bigint bit boolean char character coalesce dec decimal exists extract float grouping grouping_id inout int
  integer interval national nchar none nullif numeric out overlay position precision real row setof smallint substring
  time timestamp treat trim values varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse
  xmlpi xmlroot xmlserialize xmltable`);

/** Free names that mean a value where no column is called so. */
export const VALUE_WORDS: ReadonlySet<string> = words(`
  current_catalog current_date current_role current_schema current_time current_timestamp current_user localtime
  localtimestamp session_user user rowid`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Whether a bare word can be read as a column. */
export const canBeBareColumn = (word: string): boolean =>
  !RESERVED_KEYWORDS.has(word.toLowerCase()) && !TYPE_FUNCTION_KEYWORDS.has(word.toLowerCase());
