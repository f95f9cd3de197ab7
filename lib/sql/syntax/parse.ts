import { Cursor, type Dialect, type Grammar } from "./cursor";
import { duckdbTokens } from "./duckdb-tokens";
import { parseExpression } from "./parse-expression";
import { parseQuery } from "./parse-query";
import { parseSelectItem } from "./parse-select-item";
import { parseField, parseType } from "./parse-type";
import { sparkTokens } from "./spark-tokens";
import type { SqlType } from "./sql-type";
import { SyntaxProblem } from "./token";
import type { Query, SelectItem } from "./tree";

const grammar: Grammar = { expression: parseExpression, query: parseQuery, type: parseType };

function open(sql: string, dialect: Dialect): Cursor {
  return new Cursor(dialect, dialect === "spark" ? sparkTokens(sql) : duckdbTokens(sql), grammar);
}

/** Reads the whole text by one rule; a semicolon may end it. */
function whole<T>(sql: string, dialect: Dialect, what: string, rule: (cursor: Cursor) => T): T {
  const cursor = open(sql, dialect);
  const result = rule(cursor);
  const semicolon = cursor.token;
  while (cursor.takeOperator(";"));
  const { token } = cursor;
  if (token.kind === "end") return result;
  if (semicolon.value === ";")
    throw new SyntaxProblem(`One ${what} is expected; another statement begins here.`, token);
  throw new SyntaxProblem(`“${token.text}” is not expected here.`, token);
}

/** One query. Throws a `SyntaxProblem` for what cannot be read. */
export const parseQueryText = (sql: string, dialect: Dialect): Query =>
  whole(sql, dialect, "query", (cursor) => cursor.query());

/** One expression, which may have an alias. Throws a `SyntaxProblem` for what cannot be read. */
export const parseExpressionText = (sql: string, dialect: Dialect): SelectItem =>
  whole(sql, dialect, "expression", parseSelectItem);

/** A type, or the fields of a schema (`a INT, b STRING`) as a struct. */
export function parseSchemaText(text: string, dialect: Dialect): SqlType {
  const rule = (cursor: Cursor): SqlType => {
    const start = cursor.mark();
    try {
      const type = cursor.type();
      if (cursor.token.kind === "end") return type;
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error;
    }
    cursor.reset(start);
    return { is: "struct", fields: cursor.list(() => parseField(cursor)) };
  };
  return whole(text, dialect, "schema", rule);
}
