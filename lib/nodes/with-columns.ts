import type { NamedExpression, Project, Rel } from "../ir/rel";
import type { Column } from "../model/column";
import { actualName, hasName, sameName } from "./column-names";

/**
 * The input's columns, and some computed from them: an existing name is replaced in its place, a new one comes at the
 * end. `without` are columns to leave out; one that is computed anew stays.
 */
export function withColumns(
  { rel, columns }: { rel: Rel; columns: readonly Column[] },
  computed: readonly NamedExpression[],
  without: readonly string[] = [],
): Project {
  const replace: NamedExpression[] = [];
  const added: NamedExpression[] = [];
  for (const { name, expression } of computed) {
    const replaces = hasName(columns, name) && !replace.some((other) => sameName(other.name, name));
    if (replaces) replace.push({ name: actualName(columns, name), expression });
    else added.push({ name, expression });
  }
  const except = without
    .map((name) => actualName(columns, name))
    .filter((name) => !replace.some((other) => other.name === name));
  return {
    op: "project",
    input: rel,
    items: [
      { kind: "all", except, replace, rename: [] },
      ...added.map((item) => ({ kind: "column" as const, ...item })),
    ],
  };
}
