import { fieldOf, type MaybeType } from "../../syntax/sql-type";
import type { Slice, Span, Subscript } from "../../syntax/tree";
import type { Context } from "../context";
import { at, atom, LEVEL, type Piece } from "../piece";
import { itemType } from "../rules";
import { sparkName } from "../spark-type";
import { sparkTextOf } from "./quote";

/** Lists count from 1 on both sides; place 0 is NULL in DuckDB, and an error in Spark. */
export function element(node: Subscript, context: Context): Piece {
  const base = context.expression(node.base);
  const index = context.expression(node.index);
  const text = sparkTextOf(index.sql);
  if (base.type?.is === "struct" && text !== null)
    return atom(`${at(base, LEVEL.atom)}.${sparkName(text)}`, fieldOf(base.type, text));
  if (!base.type && text !== null)
    context.note(node, "The value is taken for a map. Of a struct, Spark reports an error.");
  if (base.type?.is === "string") return character(base, index);
  if (base.type?.is === "map" || text !== null)
    return atom(
      `try_element_at(${base.sql}, ${index.sql})`,
      base.type?.is === "map" ? base.type.value : null,
    );
  if (index.sql === "NULL")
    return atom(`try_element_at(${base.sql}, CAST(NULL AS INT))`, itemType(base.type));
  if (!base.type)
    context.note(node, "The value is taken for a list; of text and maps it would be another thing.");
  return elementAt(base, index);
}

/** An element by its place, from either end. */
export const elementAt = (list: Piece, index: Piece): Piece =>
  atom(
    `try_element_at(${list.sql}, ${isPlace(index) ? index.sql : `nullif(${index.sql}, 0)`})`,
    itemType(list.type),
  );

const isPlace = ({ sql }: Piece): boolean => /^-?[1-9]\d*$/.test(sql);

function character(text: Piece, index: Piece): Piece {
  const type: MaybeType = { is: "string" };
  const part = `substring(${text.sql}, ${index.sql}, 1)`;
  return atom(isPlace(index) ? part : `if(${at(index, LEVEL.membership)} = 0, '', ${part})`, type);
}

export function slice(node: Slice, context: Context): Piece {
  const ends = [node.start, node.end, node.step].map((end) => (end ? context.expression(end) : null));
  const [start = null, end = null, step = null] = ends;
  return sliceOf(context.expression(node.base), start, end, step, node, context);
}

/** From a place to another, both with it, each from the start or, below 0, from the end. */
export function sliceOf(
  base: Piece,
  start: Piece | null,
  end: Piece | null,
  step: Piece | null,
  span: Span,
  context: Context,
): Piece {
  const isText = base.type?.is === "string";
  if (!base.type) context.note(span, "The value is taken for a list; of text, Spark reports an error.");
  const size = `${isText ? "length" : "size"}(${base.sql})`;
  const name = isText ? "substring" : "slice";
  const [first, last] = [start ? numberIn(start) : 1, end ? numberIn(end) : null];
  const stepped = step ? numberIn(step) : 1;
  if (stepped === null || stepped < 1 || (isText && stepped !== 1))
    return context.problem(
      span,
      "Only slices of lists with a step above 0, written out, have a counterpart in Spark.",
    );
  const cut = (sql: string): Piece =>
    atom(stepped === 1 ? sql : `filter(${sql}, (_x, _i) -> _i % ${stepped} = 0)`, base.type);
  if (first !== null && first > 0 && last !== null && last >= 0)
    return cut(`${name}(${base.sql}, ${first}, ${Math.max(0, last - first + 1)})`);
  const from = placeIn(start, first, size, true);
  const to = end ? placeIn(end, last, size, false) : size;
  const length = from === "1" ? to : `${to} - ${from} + 1`;
  if (!end && isText) return cut(`substring(${base.sql}, ${from})`);
  return cut(`${name}(${base.sql}, ${from}, ${!end && from === "1" ? size : `greatest(0, ${length})`})`);
}

const numberIn = ({ sql }: Piece): number | null => (/^-?\d+$/.test(sql) ? Number(sql) : null);

/** A place counted from the start, as SQL. */
function placeIn(place: Piece | null, known: number | null, size: string, isStart: boolean): string {
  if (known !== null) {
    if (known >= 0) return String(isStart ? Math.max(1, known) : known);
    const fromEnd = known === -1 ? size : `${size} - ${-known - 1}`;
    return isStart ? `greatest(1, ${fromEnd})` : `(${fromEnd})`;
  }
  const sql = place ? at(place, LEVEL.sum) : "1";
  const counted = `if(${sql} < 0, ${size} + ${sql} + 1, ${sql})`;
  return isStart ? `greatest(1, ${counted})` : counted;
}
