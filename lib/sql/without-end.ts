import { tokenize } from "./lens/tokenize";

/** A statement that can stand in parentheses: without the semicolons at its end, and comments around them. */
export function withoutEnd(sql: string): string {
  if (!sql.includes(";")) return sql;
  const tokens = tokenize(sql);
  const last = tokens.findLastIndex(({ kind, text }) => kind !== "comment" && text !== ";");
  const ends = tokens.slice(last + 1).some(({ text }) => text === ";");
  return ends ? sql.slice(0, tokens[last]?.to ?? 0) : sql;
}
