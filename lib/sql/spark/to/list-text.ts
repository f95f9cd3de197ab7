import type { SqlType } from "../../syntax/sql-type";
import { sparkText } from "./quote";

/** Texts that DuckDB puts in quotes where a list is shown as text. */
const QUOTED = "^\\s|\\s$|[\"'(),:=\\[\\]{}]";

const SIMPLE: ReadonlySet<string> = new Set([
  "boolean",
  "tinyint",
  "smallint",
  "int",
  "bigint",
  "decimal",
  "date",
]);

/** A list as text, written as DuckDB writes it: `[a, NULL, 'b, c']`. Null for items that are written in another way. */
export function listText(sql: string, item: SqlType): string | null {
  const joined = (items: string) => `concat('[', array_join(${items}, ', ', 'NULL'), ']')`;
  if (SIMPLE.has(item.is)) return joined(`CAST(${sql} AS ARRAY<STRING>)`);
  if (item.is !== "string") return null;
  const escaped = `replace(replace(_x, ${sparkText("\\")}, ${sparkText("\\\\")}), ${sparkText("'")}, ${sparkText("\\'")})`;
  const quotes = `_x = '' OR lower(_x) = 'null' OR _x RLIKE ${sparkText(QUOTED)}`;
  return joined(
    `transform(${sql}, _x -> CASE WHEN ${quotes} THEN concat(${sparkText("'")}, ${escaped}, ${sparkText("'")}) ELSE _x END)`,
  );
}
