import type { Cursor } from "./cursor";
import { parseRelation } from "./parse-relation";
import { parseSelectItem } from "./parse-select-item";
import type { Name, Pivot, SelectItem, Unpivot } from "./tree";

const bare = { alias: null, columns: [], sample: null } as const;

/** DuckDB's `PIVOT t ON kind IN ('a', 'b') USING sum(x) AS s GROUP BY y` as a relation. */
export function parsePivotStatement(cursor: Cursor): Pivot {
  const { from } = cursor.next();
  const input = parseRelation(cursor);
  cursor.expectWord("on");
  // What IN follows is the column, and no part of a condition.
  const path = [cursor.name()];
  while (cursor.takeOperator(".")) path.push(cursor.name());
  const column = { kind: "column", path, ...cursor.since(path[0]?.from ?? from) } as const;
  const values: SelectItem[] = cursor.takeWord("in")
    ? [...cursor.inParens(() => parseSelectItem(cursor))]
    : [];
  if (cursor.isOperator(",")) cursor.fail("One column after ON");
  const aggregates = cursor.takeWord("using") ? cursor.list(() => parseSelectItem(cursor)) : [];
  const by = cursor.takeWords("group", "by") ? cursor.list(() => cursor.expression()) : [];
  return { kind: "pivot", input, aggregates, on: [column], values, by, ...bare, ...cursor.since(from) };
}

/** DuckDB's `UNPIVOT t ON a, b INTO NAME k VALUE v` as a relation. */
export function parseUnpivotStatement(cursor: Cursor): Unpivot {
  const { from } = cursor.next();
  const input = parseRelation(cursor);
  const includeNulls = cursor.takeWord("include", "exclude") === "include";
  if (includeNulls) cursor.takeWord("nulls");
  cursor.expectWord("on");
  const items = cursor.list(() => {
    const expression = cursor.expression();
    const alias = cursor.takeWord("as") ? cursor.name("An alias") : null;
    return { columns: expression.kind === "tuple" ? expression.items : [expression], alias };
  });
  const named = (text: string): Name => ({ text, quoted: false, ...cursor.since(from) });
  let [name, values] = [named("name"), [named("value")]];
  if (cursor.takeWord("into")) {
    if (cursor.takeWord("name")) name = cursor.name();
    if (cursor.takeWord("value")) values = [...cursor.list(() => cursor.name())];
  }
  return { kind: "unpivot", input, includeNulls, values, name, items, ...bare, ...cursor.since(from) };
}
