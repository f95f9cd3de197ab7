import type { MaybeType } from "../syntax/sql-type";

/** A piece of SQL under construction: its text, how tightly it holds together, and its type where that is known. */
export interface Piece {
  sql: string;
  level: number;
  type: MaybeType;
}

/** How tightly DuckDB's operators bind, loosest first. */
export const LEVEL = {
  loose: 0,
  or: 1,
  and: 2,
  not: 3,
  is: 4,
  comparison: 5,
  membership: 6,
  other: 7,
  sum: 8,
  product: 9,
  unary: 12,
  atom: 15,
} as const;

export const atom = (sql: string, type: MaybeType = null): Piece => ({ sql, level: LEVEL.atom, type });

/** The text where an operand of at least this level is expected. */
export const at = (piece: Piece, level: number): string =>
  piece.level < level ? `(${piece.sql})` : piece.sql;

/** Text of which only the outside is known: a call, a CASE and a bracketed list hold together by themselves. */
export function levelOf(sql: string): number {
  if (/^\w+$/.test(sql) || (/^CASE\b/.test(sql) && /\bEND$/.test(sql))) return LEVEL.atom;
  const open = /^\w*[([]/.exec(sql)?.[0].length;
  return open !== undefined && closesAtEnd(sql, open - 1) ? LEVEL.atom : LEVEL.loose;
}

function closesAtEnd(sql: string, start: number): boolean {
  let depth = 0;
  for (let index = start; index < sql.length; index++) {
    const character = sql.charAt(index);
    if (character === "'") {
      index = sql.indexOf("'", index + 1);
      if (index < 0) return false;
    } else if ("([{".includes(character)) depth++;
    else if (")]}".includes(character) && --depth === 0) return index === sql.length - 1;
  }
  return false;
}
