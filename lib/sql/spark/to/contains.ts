import { atom, type Piece } from "../piece";

/** Whether a list holds a value: other elements that are NULL do not make it unknown, as they would in Spark. */
export function contains(list: Piece, value: Piece): Piece {
  const found = `exists(${list.sql}, _x -> _x <=> ${value.sql})`;
  const isWritten = /^(-?\d[\d.]*|'.*'|true|false|(DATE|TIMESTAMP) '[^']*')$/s.test(value.sql);
  return atom(isWritten ? found : `if(${value.sql} IS NULL, NULL, ${found})`, { is: "boolean" });
}
