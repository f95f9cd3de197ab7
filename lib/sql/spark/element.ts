import type { Span } from "../syntax/tree";
import type { Context } from "./context";
import { at, atom, LEVEL, type Piece } from "./piece";
import { itemType } from "./rules";

/** `base[index]`: lists count from 0 in Spark and from 1 in DuckDB; of a map, and of a struct, the index is a key. */
export function element(base: Piece, index: Piece, place: Span, context: Context): Piece {
  const holder = at(base, LEVEL.atom);
  if (base.type?.is === "map") return atom(`${holder}[${index.sql}]`, base.type.value);
  if (base.type?.is === "struct" || index.type?.is === "string")
    return atom(`${holder}[${index.sql}]`, fieldType(base, index));
  if (!base.type)
    context.note(place, "The value is taken for a list. Of a map, DuckDB would look for the key plus one.");
  return atom(`${holder}[${fromOne(index)}]`, itemType(base.type));
}

function fieldType(base: Piece, index: Piece): Piece["type"] {
  if (base.type?.is !== "struct") return null;
  const name = index.sql.replaceAll("'", "").toLowerCase();
  return base.type.fields.find((field) => field.name.toLowerCase() === name)?.type ?? null;
}

/** An index from 0 as one from 1. A negative one finds nothing in Spark, but would count from the end in DuckDB. */
function fromOne(index: Piece): string {
  if (/^\d+$/.test(index.sql)) return `${Number(index.sql) + 1}`;
  if (/^-\d+$/.test(index.sql)) return "NULL";
  return `if(${at(index, LEVEL.other)} < 0, NULL, ${at(index, LEVEL.sum)} + 1)`;
}
