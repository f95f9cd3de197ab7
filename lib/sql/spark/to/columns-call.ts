import type { Call, Expression, SelectItem } from "../../syntax/tree";
import type { QueryContext } from "../query-context";
import { textOf } from "../rules";

const isColumns = (node: unknown): node is Call =>
  typeof node === "object" &&
  node !== null &&
  "kind" in node &&
  node.kind === "call" &&
  (node as Call).name.text.toLowerCase() === "columns";

function find(node: unknown): Call | null {
  if (typeof node !== "object" || node === null) return null;
  if (isColumns(node)) return node;
  for (const part of Object.values(node)) {
    const found = find(part);
    if (found) return found;
  }
  return null;
}

function put(node: unknown, call: Call, by: Expression): unknown {
  if (node === call) return by;
  if (Array.isArray(node)) return node.map((part) => put(part, call, by));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, put(part, call, by)]));
}

/** An item with COLUMNS(…) written out for each column it means; null for an item without. */
export function columnsCall(item: SelectItem, context: QueryContext): SelectItem[] | null {
  const call = find(item.expression);
  if (!call) return null;
  const columns = context.scope.relations.every((one) => one.columns !== null)
    ? context.scope.relations.flatMap((one) => one.columns ?? [])
    : null;
  const only = call.args[0]?.value;
  const pattern = textOf(only);
  const isAll = only?.kind === "star" && only.except.length + only.replace.length + only.rename.length === 0;
  if (!columns || !only || (pattern === null && !isAll)) {
    context.problem(call, "COLUMNS is translated for a star or a pattern, over columns that are known.");
    return [];
  }
  const { from, to } = call;
  return columns
    .filter(({ name }) => pattern === null || new RegExp(pattern).test(name))
    .map(({ name }) => {
      const path = [{ text: name, quoted: true, from, to }];
      const column: Expression = { kind: "column", path, from, to };
      const expression = put(item.expression, call, column) as Expression;
      const alias =
        item.alias ??
        (expression === column || expression.kind === "column"
          ? null
          : { text: name, quoted: true, from, to });
      return { ...item, expression, alias };
    });
}
