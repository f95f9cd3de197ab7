import type { DuckDBConnection } from "@duckdb/node-api";
import { SqlError } from "../../runtime/engine";
import { REFUSED_FUNCTIONS } from "../../sql/functions/left-out";
import { quoteText } from "../../sql/quote";

/**
 * Decides whether text is exactly one SELECT that only reads. DuckDB's own parser is the judge: `lock_configuration` does not
 * stop `CALL enable_logging(storage = 'file')`, and neither does asking for the statement type, because
 * `FROM enable_logging(…)` is a SELECT that writes files and `FROM arrow_scan(…)` one that reads any memory.
 */

const REFUSED = new RegExp(`\\b(?:${REFUSED_FUNCTIONS.join("|")})\\b`, "i");
const REFUSED_CALL = new RegExp(`[^\\\\]"function_name":"(${REFUSED_FUNCTIONS.join("|")})"`, "i");

/** What a SELECT can begin with. */
const READING = new Set([
  "SELECT",
  "FROM",
  "WITH",
  "VALUES",
  "TABLE",
  "PIVOT",
  "UNPIVOT",
  "DESCRIBE",
  "DESC",
  "SUMMARIZE",
  "SHOW",
]);

/** First word after white space, comments and opening parentheses. */
const FIRST_WORD = /^(?:\s|\(|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*([A-Za-z_]*)/;

const notSelect = (what: string): SqlError =>
  new SqlError(`Only SELECT runs here; this is ${what}.`, "not-select", null);

/** Throws a `SqlError` of kind “not-select” unless `sql` is one statement that reads. Nothing is bound or executed. */
export async function checkSelect(connection: DuckDBConnection, sql: string): Promise<void> {
  const word = FIRST_WORD.exec(sql)?.[1]?.toUpperCase() ?? "";
  if (isBlank(sql)) throw notSelect("nothing");
  // Throws for what does not parse: a mistyped first word is the parser's to explain.
  const { count } = await connection.extractStatements(sql);
  if (!READING.has(word)) throw notSelect(count > 1 ? `${count} statements` : word || "another statement");
  if (count !== 1)
    throw notSelect(
      /\bpivot\b/i.test(sql) ? "a PIVOT without an IN list, or several statements" : `${count} statements`,
    );
  // WITH may lead an INSERT; a refused name may be a column: the parser's tree tells.
  if (word === "WITH" || REFUSED.test(sql)) await checkTree(connection, sql);
}

/** Asks the parser for the statement's tree, without binding it. */
async function checkTree(connection: DuckDBConnection, sql: string): Promise<void> {
  const result = await connection.runAndReadAll(`SELECT json_serialize_sql(${quoteText(sql)})`);
  const tree = String(result.getRows()[0]?.[0] ?? "");
  const called = REFUSED_CALL.exec(tree)?.[1];
  if (called !== undefined) throw notSelect(`a call of ${called}`);
  // What the parser cannot serialise is not a SELECT.
  if (tree.startsWith('{"error":true')) throw notSelect("another statement");
}

/**
 * The same statement without the semicolons and comments at its end, so that it can stand in parentheses. `sql` passed
 * `checkSelect`: every `;` outside literals and comments stands at its end.
 */
export async function withoutSemicolon(connection: DuckDBConnection, sql: string): Promise<string> {
  for (let at = sql.lastIndexOf(";"); at >= 0; at = at === 0 ? -1 : sql.lastIndexOf(";", at - 1)) {
    const head = sql.slice(0, at);
    if (!isBlank(sql.slice(at + 1)) || isBlank(head)) continue;
    const parses = await connection.extractStatements(head).then(
      ({ count }) => count === 1,
      () => false,
    );
    if (parses) return withoutSemicolon(connection, head);
  }
  return sql;
}

const isBlank = (sql: string): boolean => /^(?:[\s;]|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*$/.test(sql);

const CREATE_TABLE = /^CREATE (?:OR REPLACE )?TEMP(?:ORARY)? TABLE (?:"(?:[^"]|"")+"|[A-Za-z_]\w*) AS\s+/i;

/** Throws unless `sql` is `CREATE TEMP TABLE … AS` one SELECT: the only statement that may prepare a query. */
export async function checkPreparation(connection: DuckDBConnection, sql: string): Promise<void> {
  const head = CREATE_TABLE.exec(sql)?.[0];
  if (head === undefined) throw notSelect("a preparation that does not create a temporary table");
  const { count } = await connection.extractStatements(sql);
  if (count !== 1) throw notSelect(`${count} statements`);
  await checkSelect(connection, sql.slice(head.length));
}
