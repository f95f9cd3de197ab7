import { quoteText } from "../quote";
import { isFraction, isInteger, isNumber, type SqlType } from "../syntax/sql-type";
import { duckdbType } from "./duckdb-type";
import { at, atom, LEVEL, type Piece } from "./piece";

const call = (sql: string, type: SqlType): Piece => atom(sql, type);

/** The text inside a string literal, or null. */
export const literalText = (piece: Piece): string | null =>
  piece.type?.is === "string" && /^'(?:[^']|'')*'$/.test(piece.sql)
    ? piece.sql.slice(1, -1).replaceAll("''", "'")
    : null;

const isNull = (piece: Piece): boolean => piece.type?.is === "null";

/** A value where Spark expects a date: text is read, and what is none becomes NULL. */
export function toDate(piece: Piece): Piece {
  const type: SqlType = { is: "date" };
  if (piece.type?.is === "date") return piece;
  if (piece.type?.is === "timestamp") return call(`CAST(${piece.sql} AS DATE)`, type);
  const text = literalText(piece)?.trim();
  if (text !== undefined && isDate(text)) return call(`DATE ${quoteText(text)}`, type);
  return call(`TRY_CAST(${piece.sql} AS DATE)`, type);
}

/** A value where Spark expects a timestamp. */
export function toTimestamp(piece: Piece): Piece {
  const type: SqlType = { is: "timestamp" };
  if (piece.type?.is === "timestamp") return piece;
  if (piece.type?.is === "date") return call(`CAST(${piece.sql} AS TIMESTAMP)`, type);
  const text = literalText(piece)?.trim();
  if (text !== undefined && isTimestamp(text))
    return call(`TIMESTAMP ${quoteText(text.replace("T", " "))}`, type);
  if (piece.type?.is === "string") return withZone(piece);
  return call(`TRY_CAST(${piece.sql} AS TIMESTAMP)`, type);
}

/** A text may name its own time zone, which a plain cast to TIMESTAMP would leave out. */
const withZone = ({ sql }: Piece): Piece =>
  call(`CAST(TRY_CAST(${sql} AS TIMESTAMPTZ) AS TIMESTAMP)`, { is: "timestamp" });

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
const isTimestamp = (text: string): boolean =>
  /^.{10}(?:[ T](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?)?$/.test(text) && isDate(text.slice(0, 10));

/** A value where Spark expects text. */
export function toText(piece: Piece): Piece {
  if (!piece.type || piece.type.is === "string" || isNull(piece)) return piece;
  if (piece.type.is === "binary") return call(`decode(${piece.sql})`, { is: "string" });
  return call(`CAST(${piece.sql} AS VARCHAR)`, { is: "string" });
}

/** A value where Spark expects a number: text is read, and what is none becomes NULL. */
export function toNumber(piece: Piece): Piece {
  if (piece.type?.is !== "string") return piece;
  const text = literalText(piece)?.trim() ?? "";
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return call(`CAST(${text} AS DOUBLE)`, { is: "double" });
  return call(`TRY_CAST(${piece.sql} AS DOUBLE)`, { is: "double" });
}

/** A value where Spark expects a whole number, such as a count of days. */
export function toInteger(piece: Piece): Piece {
  if (!piece.type || isInteger(piece.type) || isNull(piece)) return piece;
  return cast(piece, { is: "int" });
}

/** CAST as Spark does it outside its ANSI mode: what does not fit is NULL, fractions are cut off. */
export function cast(piece: Piece, type: SqlType): Piece {
  const { sql } = piece;
  const source = piece.type?.is;
  const target = duckdbType(type);
  const plain = call(`TRY_CAST(${sql} AS ${target})`, type);
  if (source === "null") return call(`CAST(NULL AS ${target})`, type);
  switch (type.is) {
    case "null":
      return atom("NULL", type);
    case "string":
      if (source === "string") return piece;
      return source === "binary" ? toText(piece) : call(`CAST(${sql} AS VARCHAR)`, type);
    case "binary":
      return source === "binary" ? piece : call(`encode(${toText(piece).sql})`, type);
    case "date":
      return toDate(piece);
    case "timestamp":
      if (isNumber(piece.type)) return fromSeconds(piece);
      return source ? toTimestamp(piece) : withZone(piece);
    case "double":
    case "float":
      return source === "timestamp" ? call(`epoch(${sql})`, type) : plain;
    case "tinyint":
    case "smallint":
    case "int":
    case "bigint":
      return castToInteger(piece, type);
    default:
      return plain;
  }
}

/** Whole numbers are multiplied as BIGINT: as INTEGER they would soon overflow. */
export function fromSeconds(piece: Piece): Piece {
  const micros =
    isInteger(piece.type) && !isFraction(piece.type)
      ? `${cast(piece, { is: "bigint" }).sql} * 1000000`
      : `CAST(${at(piece, LEVEL.product)} * 1000000 AS BIGINT)`;
  return call(`make_timestamp(${micros})`, { is: "timestamp" });
}

/** Text that is no whole number is NULL for TRY_CAST, and cut off for CAST. */
export function tryCast(piece: Piece, type: SqlType): Piece {
  const text = piece.type === null || piece.type.is === "string";
  if (!isInteger(type) || !text) return cast(piece, type);
  const whole = `regexp_full_match(CAST(${piece.sql} AS VARCHAR), '\\s*[+-]?\\d+\\s*')`;
  return call(`CASE WHEN ${whole} THEN TRY_CAST(${piece.sql} AS ${duckdbType(type)}) END`, type);
}

function castToInteger(piece: Piece, type: SqlType): Piece {
  const { sql } = piece;
  const target = duckdbType(type);
  const to = (inner: string): Piece => call(`TRY_CAST(${inner} AS ${target})`, type);
  if (piece.type?.is === type.is) return piece;
  if (isInteger(piece.type) || piece.type?.is === "boolean") return to(sql);
  if (piece.type?.is === "timestamp") return to(`floor(epoch(${sql}))`);
  if (piece.type?.is === "date") return call(`CAST(NULL AS ${target})`, type);
  if (isNumber(piece.type)) return to(`trunc(${sql})`);
  const text = literalText(piece)?.trim();
  if (text !== undefined && /^[+-]?\d{1,18}$/.test(text)) return to(quoteText(text));
  // Text and what is not known: DuckDB would round what Spark cuts off.
  const exact = type.is === "bigint" ? "DECIMAL(38, 6)" : "DOUBLE";
  return to(`trunc(TRY_CAST(${sql} AS ${exact}))`);
}

/**
 * Branches of one value. Where any of them is text the result is text in Spark, while DuckDB would read the text as the
 * other type.
 */
export function unify(pieces: readonly Piece[]): Piece[] {
  if (!pieces.some(({ type }) => type?.is === "string")) return [...pieces];
  return pieces.map((piece) =>
    piece.type?.is === "string" || isNull(piece)
      ? piece
      : call(`CAST(${piece.sql} AS VARCHAR)`, { is: "string" }),
  );
}

/** The type that branches share, where it is known. */
export function unifiedType(pieces: readonly Piece[]): Piece["type"] {
  const known = pieces.filter((piece) => !isNull(piece)).map(({ type }) => type);
  if (known.length === 0) return { is: "null" };
  const [first] = known;
  if (known.some((type) => !type))
    return known.some((type) => type?.is === "string") ? { is: "string" } : null;
  if (known.every((type) => JSON.stringify(type) === JSON.stringify(first))) return first ?? null;
  if (known.some((type) => type?.is === "string")) return { is: "string" };
  if (known.every(isNumber))
    return known.some((type) => type?.is === "double") ? { is: "double" } : widest(known);
  return null;
}

const ORDER = ["tinyint", "smallint", "int", "bigint", "float", "double"];
const widest = (types: readonly Piece["type"][]): Piece["type"] =>
  types.some((type) => type?.is === "decimal")
    ? null
    : (types.reduce((a, b) => (ORDER.indexOf(a?.is ?? "") >= ORDER.indexOf(b?.is ?? "") ? a : b)) ?? null);
