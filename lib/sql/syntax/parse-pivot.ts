import type { Cursor } from "./cursor";
import { parseAlias } from "./parse-alias";
import { parseSelectItem } from "./parse-select-item";
import type { Expression, Name, Pivot, Relation, SelectItem, Unpivot } from "./tree";

/** `PIVOT (sum(x) AS s FOR y IN ('a' AS a, 'b'))` after a relation. */
export function parsePivot(cursor: Cursor, input: Relation): Pivot {
  cursor.next();
  cursor.expectOperator("(");
  const aggregates: SelectItem[] = [];
  do aggregates.push(parsePivotItem(cursor));
  while (cursor.takeOperator(","));
  cursor.expectWord("for");
  const on = cursor.isOperator("(")
    ? cursor.inParens((): Expression => columnOf(cursor.name()))
    : [columnOf(cursor.name())];
  cursor.expectWord("in");
  const values = cursor.inParens(() => parseSelectItem(cursor));
  const by = cursor.takeWords("group", "by") ? cursor.list(() => cursor.expression()) : [];
  cursor.expectOperator(")");
  const aliased = parseAlias(cursor);
  return {
    kind: "pivot",
    input,
    aggregates,
    on,
    values,
    by,
    ...aliased,
    sample: null,
    ...cursor.since(input.from),
  };
}

/** FOR follows the last aggregate, and is no alias of it. */
function parsePivotItem(cursor: Cursor): SelectItem {
  const { from } = cursor.token;
  const expression = cursor.expression();
  const explicit = cursor.takeWord("as") !== null;
  const implicit = ["word", "quoted"].includes(cursor.token.kind) && !cursor.isWord("for");
  const alias = explicit || implicit ? cursor.name("An alias") : null;
  return { expression, alias, aliases: [], ...cursor.since(from) };
}

const columnOf = (name: Name): Expression => ({ kind: "column", path: [name], from: name.from, to: name.to });

/** `UNPIVOT [INCLUDE NULLS] (value FOR name IN (a, b AS 'x'))` after a relation. */
export function parseUnpivot(cursor: Cursor, input: Relation): Unpivot {
  cursor.next();
  const includeNulls = cursor.takeWord("include", "exclude") === "include";
  cursor.takeWord("nulls");
  cursor.expectOperator("(");
  const names = (): Name[] =>
    cursor.isOperator("(") ? cursor.inParens(() => cursor.name()) : [cursor.name()];
  const values = names();
  cursor.expectWord("for");
  const name = cursor.name();
  cursor.expectWord("in");
  const items = cursor.inParens(() => {
    const expression = cursor.expression();
    const columns = expression.kind === "tuple" ? expression.items : [expression];
    const explicit = cursor.takeWord("as") !== null;
    const { kind } = cursor.token;
    if (explicit && kind === "string") return { columns, alias: cursor.next().value };
    const alias = explicit || kind === "word" || kind === "quoted" ? cursor.name("An alias") : null;
    return { columns, alias };
  });
  cursor.expectOperator(")");
  const aliased = parseAlias(cursor);
  return {
    kind: "unpivot",
    input,
    includeNulls,
    values,
    name,
    items,
    ...aliased,
    sample: null,
    ...cursor.since(input.from),
  };
}
