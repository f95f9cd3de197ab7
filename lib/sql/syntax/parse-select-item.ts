import type { Cursor } from "./cursor";
import type { Name, SelectItem } from "./tree";

/** Words that end a SELECT's item, and are no alias of it. */
const ITEM_ENDS: ReadonlySet<string> = new Set(
  (
    "from where group having order limit offset union except minus intersect lateral window qualify cluster distribute " +
    "sort on using join inner cross full natural anti semi pivot unpivot then when else end and or"
  ).split(" "),
);

export function parseSelectItem(cursor: Cursor): SelectItem {
  const { from } = cursor.token;
  const prefix = prefixAlias(cursor);
  const expression = cursor.expression();
  const explicit = prefix === null && cursor.takeWord("as") !== null;
  if (cursor.isOperator("(") && explicit) {
    const aliases = cursor.inParens(() => cursor.name());
    return { expression, alias: null, aliases, ...cursor.since(from) };
  }
  const { kind, value, text } = cursor.token;
  if (cursor.dialect === "duckdb" && explicit && kind === "string") {
    const { from: at, to } = cursor.next();
    return {
      expression,
      alias: { text: value, quoted: true, from: at, to },
      aliases: [],
      ...cursor.since(from),
    };
  }
  const implicit = kind === "quoted" || (kind === "word" && !ITEM_ENDS.has(text.toLowerCase()));
  const alias = prefix ?? (explicit || implicit ? cursor.name("An alias") : null);
  return { expression, alias, aliases: [], ...cursor.since(from) };
}

/** DuckDB's `alias: expression`. */
function prefixAlias(cursor: Cursor): Name | null {
  const named = cursor.token.kind === "word" || cursor.token.kind === "quoted";
  if (cursor.dialect !== "duckdb" || !named || !cursor.operatorAt(1, ":")) return null;
  const name = cursor.name();
  cursor.next();
  return name;
}
