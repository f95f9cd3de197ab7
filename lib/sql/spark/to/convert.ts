import { isFraction, isInteger, isNumber, type SqlType } from "../../syntax/sql-type";
import { atom, type Piece } from "../piece";
import { sparkType } from "../spark-type";
import { sparkTextOf } from "./quote";

export const FAILS =
  "A value that does not fit fails in DuckDB, and so in Spark’s ANSI mode, which the job turns on; outside of it, it would be NULL.";

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

/** CAST: DuckDB rounds where Spark cuts off. */
export function castTo(piece: Piece, type: SqlType, careful: boolean): Piece {
  const word = careful ? "TRY_CAST" : "CAST";
  const target = sparkType(type);
  if (isInteger(type) && isFraction(piece.type))
    return atom(`${word}(rint(${piece.sql}) AS ${target})`, type);
  if (isInteger(type) && piece.type?.is === "decimal")
    return atom(`${word}(round(${piece.sql}) AS ${target})`, type);
  if (isInteger(type) && piece.type?.is === "string")
    return atom(`CAST(rint(${word}(${piece.sql} AS DOUBLE)) AS ${target})`, type);
  if (type.is === "string" && piece.type?.is === "binary")
    return atom(`${word}(${piece.sql} AS STRING)`, type);
  if (piece.type && !isNumber(piece.type) && JSON.stringify(piece.type) === JSON.stringify(type))
    return piece;
  return atom(`${word}(${piece.sql} AS ${target})`, type);
}

export const TO_SPARK = { d: toDate, t: toTimestamp };
