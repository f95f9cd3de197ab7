import { writeIdentifier } from "../lens/identifier";
import type { Expression, GroupBy, LateralView, Select, SelectItem, Star } from "../syntax/tree";
import { generate, isGenerator } from "./generators";
import type { QueryContext, TranslatedSelect } from "./query-context";
import { translateRelation } from "./relations";
import { emptyScope, isTable, type KnownColumn, type Scope } from "./scope";
import { isBareCall, sparkColumnName } from "./spark-column-name";
import { enclosed, listed } from "./sql-layout";

/** A SELECT without the clauses behind it, and what those can name. */
export function translateSelect(node: Select, context: QueryContext, named: boolean): TranslatedSelect {
  const scope: Scope = { ...emptyScope(context.scope), groupKeys: groupKeys(node.group) };
  return context.within(scope, () => {
    const from = node.relations.map((relation) => translateRelation(relation, context));
    const views = node.views.map((view) => lateralView(view, context));
    const items = node.items.flatMap((item) => selectItem(item, context, named));
    if (node.distinctOn.length > 0) context.problem(node, "DISTINCT ON is not Spark SQL.");
    const lines = [
      listed(
        node.distinct ? "SELECT DISTINCT" : "SELECT",
        items.map(({ sql }) => sql),
      ),
    ];
    if (from.length > 0) lines.push(`FROM ${[from.join(", "), ...views].join("\n")}`);
    else if (views.length > 0) context.problem(node, "LATERAL VIEW needs a FROM before it.");
    if (node.where) lines.push(`WHERE ${context.expression(node.where).sql}`);
    if (node.group) lines.push(`GROUP BY ${groupBy(node.group, context)}`);
    if (node.having) lines.push(`HAVING ${context.expression(node.having).sql}`);
    const windows = node.windows.map(
      ({ name, window }) => `${writeIdentifier(name.text)} AS ${context.window({ ...window, bare: false })}`,
    );
    if (windows.length > 0) lines.push(`WINDOW ${windows.join(", ")}`);
    if (node.qualify) lines.push(`QUALIFY ${context.expression(node.qualify).sql}`);
    const columns = items.some(({ column }) => column === null)
      ? null
      : items.flatMap(({ column }) => column ?? []);
    const known = columns ? [...scope.relations, { alias: null, columns }] : scope.relations;
    return { sql: lines.join("\n"), columns, scope: { ...scope, relations: known } };
  });
}

interface Item {
  sql: string;
  /** The columns it gives; null where they are not known. */
  column: readonly KnownColumn[] | null;
}

function selectItem(item: SelectItem, context: QueryContext, named: boolean): Item[] {
  const { expression } = item;
  if (expression.kind === "star") return [star(expression, context)];
  if (expression.kind === "call" && isGenerator(expression)) {
    const names = item.alias ? [item.alias] : item.aliases;
    return generate(expression, names, false, context).map(({ sql, name, type }) => ({
      sql: `${sql} AS ${writeIdentifier(name)}`,
      column: [{ name, type }],
    }));
  }
  if (item.aliases.length > 0)
    context.problem(item, "Several names are for functions that give several columns.");
  const { sql, type } = context.expression(expression);
  const alias = item.alias?.text ?? (named ? ownAlias(expression, context) : null);
  const name = alias ?? (expression.kind === "column" ? (expression.path.at(-1)?.text ?? null) : null);
  return [
    {
      sql: alias === null ? sql : `${sql} AS ${writeIdentifier(alias)}`,
      column: [{ name: name ?? "", type }],
    },
  ];
}

/** The name Spark gives it, where DuckDB would give another. */
function ownAlias(node: Expression, context: QueryContext): string | null {
  const plain = node.kind === "column" && (!isBareCall(node) || context.columnType(node.path) !== undefined);
  if (plain) return null;
  const name = sparkColumnName(node, (table) => isTable(table, context.scope));
  if (name === null)
    context.note(
      node,
      "The column has no name of its own, and Spark’s is not known here: an alias would make it sure.",
    );
  return name === "" ? null : name;
}

function star(node: Star, context: QueryContext): Item {
  const [table] = node.qualifier.slice(-1);
  const prefix = node.qualifier.map(({ text }) => `${writeIdentifier(text)}.`).join("");
  const except =
    node.except.length > 0
      ? ` EXCLUDE (${node.except.map(({ text }) => writeIdentifier(text)).join(", ")})`
      : "";
  const relations = context.scope.relations.filter(
    ({ alias }) => !table || alias?.toLowerCase() === table.text.toLowerCase(),
  );
  const left = new Set(node.except.map(({ text }) => text.toLowerCase()));
  const known = relations.length > 0 && relations.every(({ columns }) => columns !== null);
  const columns = known
    ? relations.flatMap((one) => one.columns ?? []).filter(({ name }) => !left.has(name.toLowerCase()))
    : null;
  return { sql: `${prefix}*${except}`, column: columns };
}

const groupKeys = (group: GroupBy | null): readonly Expression[] => {
  const seen = new Set<string>();
  return (group?.items ?? [])
    .flatMap(({ sets }) => sets.flat())
    .filter((node) => {
      const key =
        node.kind === "column" ? node.path.map(({ text }) => text.toLowerCase()).join(".") : `${node.from}`;
      return !seen.has(key) && seen.add(key);
    });
};

function groupBy(group: GroupBy, context: QueryContext): string {
  if (group.all) return "ALL";
  const one = (node: Expression): string => context.expression(node).sql;
  const items = group.items.map(({ kind, sets }) => {
    if (kind === "one") return one(sets[0]?.[0] as Expression);
    const list = sets.map((set) =>
      set.length === 1 && kind !== "sets" ? one(set[0] as Expression) : `(${set.map(one).join(", ")})`,
    );
    return `${kind === "sets" ? "GROUPING SETS" : kind.toUpperCase()} (${list.join(", ")})`;
  });
  return group.suffix ? `${group.suffix.toUpperCase()} (${items.join(", ")})` : items.join(", ");
}

/** `LATERAL VIEW explode(x) t AS a`: a query beside the rows, for each of them. */
function lateralView({ outer, call, alias, columns }: LateralView, context: QueryContext): string {
  const items = generate(call, columns, outer || /_outer$/i.test(call.name.text), context);
  const query = `SELECT ${items.map(({ sql, name }) => `${sql} AS ${writeIdentifier(name)}`).join(", ")}`;
  const table = alias?.text ?? context.fresh();
  context.scope.relations.push({ alias: table, columns: items.map(({ name, type }) => ({ name, type })) });
  return `CROSS JOIN LATERAL ${enclosed(query)} AS ${writeIdentifier(table)}`;
}
