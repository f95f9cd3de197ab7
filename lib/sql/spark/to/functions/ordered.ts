import type { MaybeType } from "../../../syntax/sql-type";
import type { Call, OrderKey } from "../../../syntax/tree";
import type { Context } from "../../context";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { withClauses } from "../../rules";

interface Key {
  piece: Piece;
  down: boolean;
  nullsFirst: boolean;
}

const keysOf = (order: readonly OrderKey[], context: Context): Key[] =>
  order.map(({ expression, direction, nulls }) => ({
    piece: context.expression(expression),
    down: direction === "desc",
    nullsFirst: nulls === "first",
  }));

const withoutOrder = (call: Call): Call => ({ ...call, order: [], distinct: false });

/** An aggregate’s values as a list: in the order asked for, NULLs with them unless they are to be left out. */
export function collected(
  value: Piece,
  call: Call,
  context: Context,
  withNulls: boolean,
  where: string | null = null,
): Piece {
  const type: MaybeType = value.type && { is: "array", item: value.type };
  const plain = withoutOrder(call);
  const keys = keysOf(call.order, context);
  const [first, ...others] = keys;
  if (call.distinct) {
    // DISTINCT can be ordered by its own values alone.
    const values = withNulls ? "$.v" : "$";
    const item = withNulls ? `struct(${value.sql} AS v)` : value.sql;
    const around = first ? sorting(first).replace("$", () => values) : values;
    return withClauses(`collect_set(${item})`, type, plain, context, { around, where });
  }
  if (!first)
    return withNulls
      ? withClauses(`collect_list(struct(${value.sql} AS v))`, type, plain, context, { around: "$.v", where })
      : withClauses(`collect_list(${value.sql})`, type, plain, context, { where });
  if (others.length === 0 && first.piece.sql === value.sql && !withNulls)
    return withClauses(`collect_list(${value.sql})`, type, plain, context, { around: sorting(first), where });
  const fields = [...keys.map(({ piece }, index) => `${piece.sql} AS k${index + 1}`), `${value.sql} AS v`];
  const left = withNulls ? null : `${at(value, LEVEL.other)} IS NOT NULL`;
  return withClauses(`collect_list(struct(${fields.join(", ")}))`, type, plain, context, {
    around: `array_sort($, (_l, _r) -> ${comparison(keys)}).v`,
    where: where ?? left,
  });
}

const sorting = ({ down, nullsFirst }: Key): string =>
  down ? "sort_array($, false)" : nullsFirst ? "sort_array($)" : "array_sort($)";

/** What comes first of two, key by key. */
function comparison(keys: readonly Key[]): string {
  const branches = keys.flatMap(({ down, nullsFirst }, index) => {
    const [l, r] = [`_l.k${index + 1}`, `_r.k${index + 1}`];
    const [less, more] = down ? [">", "<"] : ["<", ">"];
    const [nullLeft, nullRight] = nullsFirst ? [-1, 1] : [1, -1];
    return [
      `WHEN ${l} ${less} ${r} THEN -1`,
      `WHEN ${l} ${more} ${r} THEN 1`,
      `WHEN ${l} IS NULL AND ${r} IS NOT NULL THEN ${nullLeft}`,
      `WHEN ${l} IS NOT NULL AND ${r} IS NULL THEN ${nullRight}`,
    ];
  });
  return `CASE ${branches.join(" ")} ELSE 0 END`;
}

/** The value of the first or last row in the order asked for. */
export function edgeValue(
  which: "first" | "last",
  value: Piece,
  call: Call,
  context: Context,
  where: string | null,
): Piece {
  const keys = keysOf(call.order, context);
  const { down } = keys[0] ?? { down: false };
  if (keys.some((key) => key.down !== down)) {
    const list = collected(value, { ...call, filter: call.filter }, context, true, where);
    return atom(`try_element_at(${list.sql}, ${which === "first" ? 1 : -1})`, value.type);
  }
  // The least key is that of the first row going up, and of the last row going down.
  const least = (which === "first") !== down;
  const fields = keys.flatMap(({ piece, nullsFirst }, index) => [
    `${at(piece, LEVEL.other)} IS ${nullsFirst === down ? "" : "NOT "}NULL AS n${index + 1}`,
    `${piece.sql} AS k${index + 1}`,
  ]);
  return withClauses(
    `${least ? "min_by" : "max_by"}(${value.sql}, struct(${fields.join(", ")}))`,
    value.type,
    withoutOrder(call),
    context,
    { where },
  );
}
