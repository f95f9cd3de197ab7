import type { Cursor } from "./cursor";
import type { Name } from "./tree";

/** Words that end a relation, and are no alias of it. */
export const RELATION_ENDS: ReadonlySet<string> = new Set(
  (
    "where group having order limit offset union except minus intersect lateral window qualify cluster distribute sort on " +
    "using join inner left right cross full natural anti semi pivot unpivot tablesample select set asof positional as " +
    "returning sample then when else end and or"
  ).split(" "),
);

/** `[AS] t [(a, b)]` */
export function parseAlias(cursor: Cursor): { alias: Name | null; columns: readonly Name[] } {
  const explicit = cursor.takeWord("as") !== null;
  const { kind, text } = cursor.token;
  if (!explicit && kind !== "quoted" && (kind !== "word" || RELATION_ENDS.has(text.toLowerCase())))
    return { alias: null, columns: [] };
  if (explicit && cursor.isOperator("("))
    return { alias: null, columns: cursor.inParens(() => columnName(cursor)) };
  const alias = cursor.name("An alias");
  return { alias, columns: cursor.isOperator("(") ? cursor.inParens(() => columnName(cursor)) : [] };
}

/** Spark lets a type stand behind a column's name. */
function columnName(cursor: Cursor): Name {
  const name = cursor.name("A column's name");
  if (!cursor.isOperator(",", ")")) cursor.type();
  return name;
}
