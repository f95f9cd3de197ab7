import { parseColumnType, typeFamily } from "../model/column-type";
import { asSql, type SqlText } from "../model/sql-text";
import { quoteIdentifier } from "../sql/quote";
import type { Cast } from "../sql/timestamp-sql";
import type { BoundInput } from "./define-node";

/** A column as JSON: text is read, a struct, a list or a map is written. */
export function jsonOf({ columns, name: input }: BoundInput, name: string, cast: Cast): SqlText {
  const type = columns.find((column) => column.name === name)?.type ?? "VARCHAR";
  const column = quoteIdentifier(name);
  if (type.toUpperCase() === "JSON") return column;
  if ((parseColumnType(type)?.kind ?? "scalar") !== "scalar") return asSql(`to_json(${column})`);
  if (typeFamily(type) !== "text")
    throw new Error(`“${name}” of “${input}” is ${type}, which holds no JSON.`);
  return asSql(`${cast}(${column} AS JSON)`);
}
