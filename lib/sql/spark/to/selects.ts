import type { Expression, GroupBy, Select, SelectItem, Star } from "../../syntax/tree";
import type { QueryContext, TranslatedSelect } from "../query-context";
import { emptyScope, type KnownColumn, type Scope } from "../scope";
import { sparkName } from "../spark-type";
import { enclosed, listed } from "../sql-layout";
import { duckdbColumnName } from "./duckdb-column-name";
import { toSparkRelation } from "./relations";

/** A SELECT without the clauses behind it. */
export function toSparkSelect(node: Select, context: QueryContext, named: boolean): TranslatedSelect {
  const scope: Scope = emptyScope(context.scope);
  return context.within(scope, () => {
    const from = node.relations.map((relation) => toSparkRelation(relation, context));
    if (node.distinctOn.length > 0)
      context.problem(
        node,
        "DISTINCT ON has no counterpart in Spark; row_number() over (…) = 1 keeps one row of each.",
      );
    const items = node.items.flatMap((item) => selectItem(item, context, named));
    const columns = items.some(({ column }) => column === null)
      ? null
      : items.flatMap(({ column }) => column ?? []);
    const lines = (extra: readonly string[]): string[] => {
      const texts = [...items.map(({ sql }) => sql), ...extra];
      return [
        listed(node.distinct ? "SELECT DISTINCT" : "SELECT", texts),
        ...(from.length > 0 ? [`FROM ${from.join(", ")}`] : []),
        ...(node.where ? [`WHERE ${context.expression(node.where).sql}`] : []),
        ...(node.group ? [`GROUP BY ${groupBy(node.group, context)}`] : []),
        ...(node.having ? [`HAVING ${context.expression(node.having).sql}`] : []),
        ...(node.windows.length > 0
          ? [
              `WINDOW ${node.windows.map(({ name, window }) => `${sparkName(name.text)} AS ${context.window({ ...window, bare: false })}`).join(", ")}`,
            ]
          : []),
      ];
    };
    const sql = node.qualify ? qualified(node.qualify, lines, columns, context) : lines([]).join("\n");
    const known = columns ? [...scope.relations, { alias: null, columns }] : scope.relations;
    return { sql, columns, scope: { ...scope, relations: known } };
  });
}

/** QUALIFY as a filter around: its condition becomes a column that is dropped again. */
function qualified(
  condition: Expression,
  lines: (extra: readonly string[]) => string[],
  columns: readonly KnownColumn[] | null,
  context: QueryContext,
): string {
  if (columns === null) {
    context.problem(condition, "QUALIFY needs columns that are named, because Spark has to name them again.");
    return "";
  }
  const inner = lines([`${context.expression(condition).sql} AS _qualified`]).join("\n");
  const names = columns.map(({ name }) => sparkName(name)).join(", ");
  return `SELECT ${names}\nFROM ${enclosed(inner)}\nWHERE _qualified`;
}

interface Item {
  sql: string;
  column: readonly KnownColumn[] | null;
}

function selectItem(item: SelectItem, context: QueryContext, named: boolean): Item[] {
  const { expression } = item;
  if (expression.kind === "star") return star(expression, context);
  const { sql, type } = context.expression(expression);
  const plain = expression.kind === "column" ? (expression.path.at(-1)?.text ?? null) : null;
  const own = plain ?? (named ? duckdbColumnName(expression) : null);
  if (named && !item.alias && own === null)
    context.note(expression, "The column has no name of its own: an alias would make it sure.");
  const alias = item.alias?.text ?? (plain === null ? own : null);
  return [
    {
      sql: alias === null ? sql : `${sql} AS ${sparkName(alias)}`,
      column: [{ name: alias ?? own ?? "", type }],
    },
  ];
}

/** `* EXCLUDE`, `REPLACE` and `RENAME` are written out, column by column, where the columns are known. */
function star(node: Star, context: QueryContext): Item[] {
  const [table] = node.qualifier.slice(-1);
  const relations = context.scope.relations.filter(
    ({ alias }) => !table || alias?.toLowerCase() === table.text.toLowerCase(),
  );
  const known = relations.length > 0 && relations.every(({ columns }) => columns !== null);
  const prefix = node.qualifier.map(({ text }) => `${sparkName(text)}.`).join("");
  const plain = node.except.length + node.replace.length + node.rename.length === 0;
  if (plain) {
    const columns = known ? relations.flatMap((one) => one.columns ?? []) : null;
    return [{ sql: `${prefix}*`, column: columns }];
  }
  if (!known) {
    context.problem(
      node,
      "Spark has no EXCLUDE, REPLACE and RENAME, and the columns are not known here to write them out.",
    );
    return [{ sql: "*", column: null }];
  }
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  return relations.flatMap(({ alias, columns }) =>
    (columns ?? [])
      .filter(({ name }) => !node.except.some(({ text }) => same(text, name)))
      .map(({ name, type }): Item => {
        const replaced = node.replace.find((one) => same(one.name.text, name));
        const renamed = node.rename.find((one) => same(one.from.text, name));
        if (replaced) {
          const piece = context.expression(replaced.expression);
          return { sql: `${piece.sql} AS ${sparkName(name)}`, column: [{ name, type: piece.type }] };
        }
        const path =
          alias && relations.length > 1
            ? `${sparkName(alias)}.${sparkName(name)}`
            : `${prefix}${sparkName(name)}`;
        if (!renamed) return { sql: path, column: [{ name, type }] };
        return { sql: `${path} AS ${sparkName(renamed.to.text)}`, column: [{ name: renamed.to.text, type }] };
      }),
  );
}

function groupBy(group: GroupBy, context: QueryContext): string {
  if (group.all) return "ALL";
  const one = (node: Expression): string => context.expression(node).sql;
  return group.items
    .map(({ kind, sets }) => {
      if (kind === "one") return one(sets[0]?.[0] as Expression);
      const list = sets.map((set) =>
        set.length === 1 && kind !== "sets" ? one(set[0] as Expression) : `(${set.map(one).join(", ")})`,
      );
      return `${kind === "sets" ? "GROUPING SETS" : kind.toUpperCase()} (${list.join(", ")})`;
    })
    .join(", ");
}
