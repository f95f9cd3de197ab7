import { atom, type Piece } from "../piece";

/** Whether a value is written out, and so is no NULL. */
export const isWritten = ({ sql }: Piece): boolean =>
  /^(-?\d[\d.]*|'.*'|true|false|(DATE|TIMESTAMP) '[^']*')$/s.test(sql);

/** Whether a list holds a value: other elements that are NULL do not make it unknown, as they would in Spark. */
export function contains(list: Piece, value: Piece): Piece {
  const found = `exists(${list.sql}, _x -> _x <=> ${value.sql})`;
  return atom(isWritten(value) ? found : `if(${value.sql} IS NULL, NULL, ${found})`, { is: "boolean" });
}
