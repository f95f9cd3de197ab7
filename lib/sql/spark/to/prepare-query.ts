import type { Expression, OrderKey, Query, Select, SelectItem } from "../../syntax/tree";
import { callOf } from "./call-of";

/**
 * DISTINCT ON as a QUALIFY over the place of each row among those of its kind; and keys of ORDER BY behind a QUALIFY as
 * hidden columns, for Spark sees only what the filter around lets through.
 */
export function prepareQuery(query: Query): Query {
  const { body } = query;
  if (body.kind !== "select" || (body.distinctOn.length === 0 && !body.qualify)) return query;
  const distinct = body.distinctOn.length > 0 ? firstOfEach(body, query.order) : body;
  if (query.orderAll) return { ...query, body: distinct };
  const hidden: SelectItem[] = [];
  const order = query.order.map((key): OrderKey => {
    if (isShown(key.expression, body)) return key;
    const { from, to } = key.expression;
    const alias = { text: `_order${hidden.length + 1}`, quoted: false, from, to };
    hidden.push({ expression: key.expression, alias, aliases: [], from, to });
    return { ...key, expression: { kind: "column", path: [alias], from, to } };
  });
  return { ...query, body: hidden.length > 0 ? { ...distinct, hidden } : distinct, order };
}

function firstOfEach(body: Select, order: readonly OrderKey[]): Select {
  const { from, to } = body;
  // An order by nothing is that of the rows, as DISTINCT ON without one.
  const place: Expression = {
    ...callOf("row_number", [], body),
    over: {
      base: null,
      bare: false,
      partition: body.distinctOn,
      order:
        order.length > 0
          ? order
          : body.distinctOn.map((expression) => ({ expression, direction: null, nulls: null, from, to })),
      frame: null,
      from,
      to,
    },
  };
  const one: Expression = { kind: "literal", value: { is: "number", text: "1", suffix: "" }, from, to };
  const first: Expression = { kind: "binary", operator: "=", left: place, right: one, from, to };
  const qualify: Expression = body.qualify
    ? { kind: "binary", operator: "and", left: body.qualify, right: first, from, to }
    : first;
  return { ...body, distinct: false, distinctOn: [], qualify };
}

/** Whether a key is a column of the result by its name or number. */
function isShown(key: Expression, { items }: Select): boolean {
  if (key.kind === "literal") return true;
  if (key.kind !== "column" || key.path.length > 1) return false;
  const name = key.path[0]?.text.toLowerCase();
  return items.some(({ alias, expression }) => {
    if (alias) return alias.text.toLowerCase() === name;
    if (expression.kind === "star") return true;
    return expression.kind === "column" && expression.path.at(-1)?.text.toLowerCase() === name;
  });
}
