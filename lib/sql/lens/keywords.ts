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

/** Free as names, but quoted where DuckDB itself writes them: in the names of columns without an alias. */
export const UNRESERVED_KEYWORDS: ReadonlySet<string> = words(`
  abort absolute access action add admin after aggregate also alter always assertion assignment attach attribute
  backward before begin cache call called cascade cascaded catalog centuries century chain characteristics
  checkpoint class close cluster comment comments commit committed compression configuration conflict connection
  constraints content continue conversion copy cost csv cube current cursor cycle data database day days deallocate
  decade decades declare defaults deferred definer delete delimiter delimiters depends detach dictionary disable
  discard document domain double drop each enable encoding encrypted enum error escape event exclude excluding
  exclusive execute explain export export_state extension extensions external family filter first following force
  forward function functions global grant granted groups handler header hold hour hours identity if ignore immediate
  immutable implicit import include including increment index indexes inherit inherits inline input insensitive
  insert install instead invoker isolation json key label language large last leakproof level listen load local
  location lock locked logged macro mapping match matched materialized maxvalue merge method microsecond
  microseconds millennia millennium millisecond milliseconds minute minutes minvalue mode month months move name
  names new next no nothing notify nowait nulls object of off oids old operator option options ordinality others
  over overriding owned owner parallel parser partial partition partitioned passing password percent persistent
  plans policy pragma preceding prepare prepared preserve prior privileges procedural procedure program publication
  quarter quarters quote range read reassign recheck recursive ref referencing refresh reindex relative release
  rename repeatable replace replica reset respect restart restrict returns revoke role rollback rollup rows rule
  sample savepoint schema schemas scope scroll search second seconds secret security sequence sequences serializable
  server session set sets share simple skip snapshot sorted source sql stable standalone start statement statistics
  stdin stdout storage stored strict strip subscription sysid system tables tablespace target temp template
  temporary text ties transaction transform trigger truncate trusted type types unbounded uncommitted unencrypted
  unknown unlisten unlogged until update use user vacuum valid validate validator value variable varying version
  view views virtual volatile week weeks whitespace within without work wrapper write xml year years yes zone`);

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
