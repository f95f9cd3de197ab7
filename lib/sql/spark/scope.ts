import { fieldOf, type MaybeType } from "../syntax/sql-type";
import type { Expression, Name, WindowSpec } from "../syntax/tree";

/** A column of a relation or a result, as far as it is known. */
export interface KnownColumn {
  name: string;
  type: MaybeType;
}

/** What a SELECT's expressions can name. Columns are null where nobody said what they are. */
export interface Scope {
  relations: { alias: string | null; columns: readonly KnownColumn[] | null }[];
  groupKeys: readonly Expression[];
  /** Named windows. */
  windows: readonly { name: Name; window: WindowSpec }[];
  /** Whether what is written keeps rows, so that false and NULL are the same. */
  keepsRows: boolean;
  outer: Scope | null;
}

export const emptyScope = (outer: Scope | null): Scope => ({
  relations: [],
  groupKeys: [],
  windows: [],
  keepsRows: false,
  outer,
});

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The type of `column`, `table.column` or `column.field`; undefined where no such column is known. */
export function typeInScope(path: readonly Name[], scope: Scope | null): MaybeType | undefined {
  const [first, second] = path;
  if (!first || !scope) return undefined;
  const table = scope.relations.find(({ alias }) => alias !== null && same(alias, first.text));
  if (table && second) {
    const column = table.columns?.find(({ name }) => same(name, second.text));
    if (column || table.columns === null) return column ? inside(column.type, path.slice(2)) : undefined;
  }
  for (const { columns } of scope.relations) {
    const column = columns?.find(({ name }) => same(name, first.text));
    if (column) return inside(column.type, path.slice(1));
  }
  return scope.relations.some(({ columns }) => columns === null) ? undefined : typeInScope(path, scope.outer);
}

const inside = (type: MaybeType, path: readonly Name[]): MaybeType =>
  path.reduce<MaybeType>((held, { text }) => {
    if (held?.is === "map") return held.value;
    if (held?.is === "array")
      return fieldOf(held.item, text) && { is: "array", item: fieldOf(held.item, text) ?? { is: "null" } };
    return fieldOf(held, text);
  }, type);

/** Whether a name is that of a table in reach. */
export const isTable = (name: string, scope: Scope | null): boolean =>
  scope !== null &&
  (scope.relations.some(({ alias }) => alias !== null && same(alias, name)) || isTable(name, scope.outer));
