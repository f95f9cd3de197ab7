import type { Call, Expression, GroupBy, Select, SelectItem, Star } from "../../syntax/tree";
import { at, atom, LEVEL } from "../piece";
import type { QueryContext, TranslatedSelect } from "../query-context";
import { emptyScope, type KnownColumn, type Scope } from "../scope";
import { sparkName } from "../spark-type";
import { enclosed, listed } from "../sql-layout";
import { columnsCall } from "./columns-call";
import { conditionSql } from "./condition";
import { duckdbColumnName } from "./duckdb-column-name";
import { toSparkFrom } from "./relations";

/** A SELECT without the clauses behind it. */
export function toSparkSelect(node: Select, context: QueryContext, named: boolean): TranslatedSelect {
  const scope: Scope = { ...emptyScope(context.scope), windows: node.windows };
  return context.within(scope, () => {
    const from = toSparkFrom(node.relations, context);
    const apart = node.items.filter(({ expression }) => isUnnest(expression));
    if (apart.length > 1)
      context.problem(
        apart[1] ?? node,
        "Several lists in one SELECT come apart side by side in DuckDB, and each with each in Spark: zip them first.",
      );
    const items = node.items.flatMap((item) => selectItem(item, context, named));
    const columns = items.some(({ column }) => column === null)
      ? null
      : items.flatMap(({ column }) => column ?? []);
    const keeping = (condition: Expression): string =>
      context.within({ ...scope, keepsRows: true }, () => conditionSql(context.expression(condition)));
    const where = node.where
      ? withAliases(node, scope, context, () => keeping(node.where as Expression))
      : null;
    const lines = (extra: readonly string[]): string[] => {
      const texts = [...items.map(({ sql }) => sql), ...extra];
      return [
        listed(node.distinct ? "SELECT DISTINCT" : "SELECT", texts),
        ...(from.length > 0 ? [`FROM ${from.join(", ")}`] : []),
        ...(where === null ? [] : [`WHERE ${where}`]),
        ...(node.group ? [`GROUP BY ${groupBy(node.group, context)}`] : []),
        ...(node.having ? [`HAVING ${keeping(node.having)}`] : []),
        ...(node.windows.length > 0
          ? [
              `WINDOW ${node.windows.map(({ name, window }) => `${sparkName(name.text)} AS ${context.window({ ...window, bare: false })}`).join(", ")}`,
            ]
          : []),
      ];
    };
    const sql = node.qualify ? qualified(node, lines, columns, context) : lines([]).join("\n");
    const known = columns ? [...scope.relations, { alias: null, columns }] : scope.relations;
    return { sql, columns, scope: { ...scope, relations: known } };
  });
}

/** WHERE can name an alias in DuckDB, where no column is called so: it is written out. */
function withAliases<T>(node: Select, scope: Scope, context: QueryContext, body: () => T): T {
  const columns = scope.relations.flatMap((one) => one.columns ?? []).map(({ name }) => name.toLowerCase());
  if (scope.relations.some((one) => one.columns === null)) return body();
  const aliases = node.items.flatMap(({ alias, expression }) => {
    const name = alias?.text.toLowerCase();
    if (name === undefined || columns.includes(name) || expression.kind === "star") return [];
    const piece = context.expression(expression);
    return [[name, atom(at(piece, LEVEL.atom), piece.type)] as const];
  });
  return context.bind(new Map(aliases), body);
}

/** QUALIFY as a filter around: its condition becomes a column that is dropped again, and so do keys behind it. */
function qualified(
  node: Select,
  lines: (extra: readonly string[]) => string[],
  columns: readonly KnownColumn[] | null,
  context: QueryContext,
): string {
  if (columns === null || !node.qualify) {
    context.problem(
      node.qualify ?? node,
      "QUALIFY needs columns that are known, because Spark has to name them again.",
    );
    return "";
  }
  const hidden = (node.hidden ?? []).map(
    ({ expression, alias }) => `${context.expression(expression).sql} AS ${sparkName(alias?.text ?? "")}`,
  );
  const inner = lines([...hidden, `${context.expression(node.qualify).sql} AS _qualified`]).join("\n");
  const names = columns.map(({ name }) => sparkName(name)).join(", ");
  return `SELECT ${names}\nFROM ${enclosed(inner)}\nWHERE _qualified`;
}

const isUnnest = (node: Expression): node is Call =>
  node.kind === "call" && node.name.text.toLowerCase() === "unnest";

interface Item {
  sql: string;
  column: readonly KnownColumn[] | null;
}

function selectItem(item: SelectItem, context: QueryContext, named: boolean): Item[] {
  const { expression } = item;
  if (expression.kind === "star") return star(expression, context);
  const spread = columnsCall(item, context);
  if (spread) return spread.flatMap((one) => selectItem(one, context, named));
  if (isUnnest(expression) && expression.args[0]) {
    // A struct comes apart into columns, a list into rows.
    const inner = context.expression(expression.args[0].value);
    if (inner.type?.is === "struct")
      return [
        {
          sql: `${at(inner, LEVEL.atom)}.*`,
          column: inner.type.fields.map(({ name, type }) => ({ name, type })),
        },
      ];
  }
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
