import { asSql, type SqlText } from "../model/sql-text";

/** Thrown for text that DuckDB cannot hold in an identifier or a literal, whatever the quoting. */
export class UnquotableError extends Error {
  override readonly name = "UnquotableError";
}

/** A quoted identifier. Every name that reaches SQL passes here; DuckDB refuses empty names and NUL. */
export function quoteIdentifier(name: string): SqlText {
  if (name === "") throw new UnquotableError("A column name cannot be empty.");
  if (name.includes("\0"))
    throw new UnquotableError(`A name cannot hold the character NUL: ${JSON.stringify(name)}.`);
  return asSql(`"${name.replaceAll('"', '""')}"`);
}

/** A string literal. Every text that reaches SQL passes here. */
export function quoteText(text: string): SqlText {
  if (!text.includes("\0")) return asSql(`'${text.replaceAll("'", "''")}'`);
  const parts = text.split("\0").map((part) => `'${part.replaceAll("'", "''")}'`);
  return asSql(`(${parts.join(" || chr(0) || ")})`);
}

/** A literal of a JSON scalar. Numbers must be finite. */
export function quoteLiteral(value: string | number | bigint | boolean | null): SqlText {
  if (value === null) return asSql("NULL");
  if (typeof value === "string") return quoteText(value);
  if (typeof value === "number" && !Number.isFinite(value))
    throw new UnquotableError(`${value} is not a literal.`);
  return asSql(String(value));
}

export const quoteIdentifiers = (names: readonly string[]): string => names.map(quoteIdentifier).join(", ");

/** A list literal of texts: `['a', 'b']`. */
export const quoteTexts = (texts: readonly string[]): string => `[${texts.map(quoteText).join(", ")}]`;

/** A comment at the end of a user's text must not swallow what follows it. */
export const closed = (text: string): string => (text.includes("--") ? `${text}\n` : text);
