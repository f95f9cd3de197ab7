import { isFraction, isInteger, isNumber, type SqlType } from "../../syntax/sql-type";
import type { Span } from "../../syntax/tree";
import type { Context } from "../context";
import { atom, type Piece } from "../piece";
import { sparkType } from "../spark-type";
import { listText } from "./list-text";
import { sparkTextOf } from "./quote";

export const FAILS =
  "A value that does not fit fails in DuckDB, and so in Spark’s ANSI mode, which the job turns on; outside of it, it would be NULL.";

export const UNKNOWN_TEXT =
  "The type is not known here: numbers of type DOUBLE, lists and structs are written in another way as text.";

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text.trim());

/** A value where DuckDB has a date. */
export function toDate(piece: Piece): Piece {
  const type: SqlType = { is: "date" };
  if (piece.type?.is === "date" || !piece.type) return piece;
  const text = sparkTextOf(piece.sql);
  return atom(text !== null && isDate(text) ? `DATE ${piece.sql}` : `CAST(${piece.sql} AS DATE)`, type);
}

/** A value where DuckDB has a timestamp. */
export function toTimestamp(piece: Piece): Piece {
  if (piece.type?.is === "timestamp" || !piece.type) return piece;
  return atom(`CAST(${piece.sql} AS TIMESTAMP)`, { is: "timestamp" });
}

export const asDouble = (piece: Piece): Piece =>
  piece.type?.is === "double" ? piece : atom(`CAST(${piece.sql} AS DOUBLE)`, { is: "double" });

export const isKnownText = (piece: Piece): boolean =>
  piece.type?.is === "string" || piece.type?.is === "null";

/** All the digits a DOUBLE may have, as a pattern of Java’s. */
const DIGITS = "'0.0################'";

/** A value as text, written as DuckDB writes it. */
export function asText(piece: Piece, span: Span, context: Context): Piece {
  const type: SqlType = { is: "string" };
  switch (piece.type?.is) {
    case "string":
    case "null":
      return atom(piece.sql, type);
    case "float":
    case "double": {
      context.kept(
        span,
        "A number such as 12345678.9 is 1.23456789E7 as text in Spark: the pattern writes its digits.",
      );
      context.note(
        span,
        "As text, numbers from 1e16, those below 0.0001, and NaN and infinity are written in another way than DuckDB’s.",
      );
      const exact = piece.type.is === "float" ? `CAST(CAST(${piece.sql} AS STRING) AS DOUBLE)` : piece.sql;
      return atom(`format_number(${exact}, ${DIGITS})`, type);
    }
    case "array": {
      const list = listText(piece.sql, piece.type.item);
      if (list) {
        context.kept(
          span,
          "A list is written as text in another way than DuckDB’s: it is put together as DuckDB does.",
        );
        return atom(`if(${piece.sql} IS NULL, NULL, ${list})`, type);
      }
      context.note(span, "As text, lists of such values are written in another way than DuckDB’s.");
      break;
    }
    case "struct":
    case "map":
      context.note(span, "As text, structs and maps are written in another way than DuckDB’s.");
      break;
    case "interval":
      context.note(span, "As text, intervals are written in another way than DuckDB’s.");
      break;
    case "binary":
      context.note(
        span,
        "As text, bytes that are no ASCII are \\x.. in DuckDB, and letters of UTF-8 in Spark.",
      );
      break;
    case undefined:
      context.note(span, UNKNOWN_TEXT);
  }
  return atom(`CAST(${piece.sql} AS STRING)`, type);
}

/** CAST: DuckDB rounds where Spark cuts off, and reads fewer texts as dates. */
export function castTo(piece: Piece, type: SqlType, careful: boolean, span: Span, context: Context): Piece {
  const word = careful ? "TRY_CAST" : "CAST";
  const to = (sql: string): Piece => atom(`${word}(${sql} AS ${sparkType(type)})`, type);
  if (piece.type?.is === "null") return atom(`CAST(NULL AS ${sparkType(type)})`, type);
  if (piece.type && !isNumber(piece.type) && JSON.stringify(piece.type) === JSON.stringify(type))
    return piece;
  const rounded = "Casting to a whole number rounds in DuckDB, and cuts off in Spark: it is rounded first.";
  if (isInteger(type) && isFraction(piece.type)) {
    context.kept(span, rounded);
    return to(`rint(${piece.sql})`);
  }
  if (isInteger(type) && piece.type?.is === "decimal" && piece.type.scale > 0) {
    context.kept(span, rounded);
    return to(`round(${piece.sql})`);
  }
  if (isInteger(type) && !piece.type)
    context.note(
      span,
      "A fraction is rounded by DuckDB, and cut off by Spark: the type of what is cast is not known here.",
    );
  const text = piece.type?.is === "string" ? sparkTextOf(piece.sql) : null;
  if (isInteger(type) && piece.type?.is === "string") {
    if (text !== null && /^\s*[+-]?\d{1,18}\s*$/.test(text)) return to(piece.sql);
    context.note(span, "Text such as 0xff or 1_000 is a number for DuckDB, and none for Spark.");
    context.kept(
      span,
      "Text such as 12.5 is rounded by DuckDB, and refused by Spark: it is read as a decimal first.",
    );
    return to(`round(${word}(${piece.sql} AS DECIMAL(38,10)))`);
  }
  if ((type.is === "date" || type.is === "timestamp") && (piece.type?.is === "string" || !piece.type)) {
    const whole = text !== null && isDate(text.slice(0, 10));
    if (!whole)
      context.note(
        span,
        "Of dates as text, 2024/02/29 is one for DuckDB only, and 2024 or 2024-02 for Spark only.",
      );
    if (!whole && piece.type && careful) {
      context.kept(
        span,
        "Spark reads 2024 and 10:30 as dates, DuckDB does not: only text with two hyphens is read.",
      );
      return to(
        text === null
          ? `if(${piece.sql} LIKE '%-%-%', ${piece.sql}, NULL)`
          : text.split("-").length > 2
            ? piece.sql
            : "NULL",
      );
    }
  }
  if (type.is === "string") return asText(piece, span, context);
  if (type.is === "binary" && piece.type?.is === "string")
    context.note(span, "Text with letters beyond ASCII cannot be cast to BLOB in DuckDB; in Spark it can.");
  return to(piece.sql);
}

export const TO_SPARK = { d: toDate, t: toTimestamp };
