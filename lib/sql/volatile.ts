import { tokenize } from "./lens/tokenize";

/** Functions that DuckDB computes anew for each row, and those that change from one statement to the next. */
const CHANGING: ReadonlySet<string> = new Set([
  ...["random", "setseed", "gen_random_uuid", "uuid", "uuidv4", "uuidv7", "nextval", "currval", "sleep_ms"],
  ...["current_query", "current_query_id", "current_connection_id", "current_transaction_id", "txid_current"],
  ...["now", "today", "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp"],
  ...["get_current_time", "get_current_timestamp", "transaction_timestamp"],
]);

/** Those of them that the grammar takes without parentheses. */
const WORDS: ReadonlySet<string> = new Set([
  ...["current_date", "current_time", "current_timestamp", "localtime", "localtimestamp"],
  ...["sample", "tablesample"],
]);

/**
 * Whether SQL may give another result each time it is executed: random numbers, samples, the time. A column of such a name
 * may be taken for one; what such SQL makes is then computed once where it could be computed twice.
 */
export function isVolatile(sql: string): boolean {
  if (!MENTIONED.test(sql)) return false;
  const tokens = tokenize(sql).filter(({ kind }) => kind !== "comment");
  return tokens.some(({ kind, text }, index) => {
    if (kind !== "identifier" && kind !== "quoted") return false;
    const name = (kind === "quoted" ? text.slice(1, -1) : text).toLowerCase();
    if (kind === "identifier" && WORDS.has(name)) return true;
    return CHANGING.has(name) && tokens[index + 1]?.text === "(";
  });
}

const MENTIONED = new RegExp([...CHANGING, ...WORDS].join("|"), "i");
