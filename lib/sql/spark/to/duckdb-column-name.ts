import {
  COLUMN_NAME_KEYWORDS,
  RESERVED_KEYWORDS,
  TYPE_FUNCTION_KEYWORDS,
  UNRESERVED_KEYWORDS,
} from "../../lens/keywords";
import type { Expression } from "../../syntax/tree";

/** The name DuckDB gives a column without an alias, in the cases that are sure: a call of plain columns, `count(*)`. */
export function duckdbColumnName(node: Expression): string | null {
  if (node.kind === "field") return node.name.text;
  if (node.kind !== "call" || node.over || node.filter || node.order.length > 0 || node.qualifier.length > 0)
    return null;
  const name = node.name.text.toLowerCase();
  const [first] = node.args;
  if (name === "count" && (!first || first.value.kind === "star")) return "count_star()";
  const parts = node.args.map(({ name: argument, value }) => {
    const [only] = value.kind === "column" && value.path.length === 1 ? value.path : [];
    return argument || !only ? null : shown(only.text);
  });
  if (parts.includes(null)) return null;
  return `${name}(${node.distinct ? "DISTINCT " : ""}${parts.join(", ")})`;
}

/** A name as DuckDB writes it: in quotes where it is any keyword, or no plain word. */
function shown(name: string): string {
  const word = name.toLowerCase();
  const keyword = [RESERVED_KEYWORDS, TYPE_FUNCTION_KEYWORDS, COLUMN_NAME_KEYWORDS, UNRESERVED_KEYWORDS].some(
    (set) => set.has(word),
  );
  return /^[a-z_][a-z0-9_]*$/.test(name) && !keyword ? name : `"${name.replaceAll('"', '""')}"`;
}
