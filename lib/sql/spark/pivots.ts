import { writeIdentifier } from "../lens/identifier";
import type { Expression, Name, Pivot, Relation } from "../syntax/tree";
import { literalText } from "./convert";
import { at, LEVEL } from "./piece";
import type { QueryContext } from "./query-context";
import { sparkColumnName } from "./spark-column-name";
import { enclosed, listed } from "./sql-layout";

/**
 * PIVOT as aggregates with filters: DuckDB's own names columns otherwise, and crosses several pivot columns instead of
 * taking their values together. Every column that the clause does not name groups.
 */
export function translatePivot(
  node: Pivot,
  context: QueryContext,
  relation: (node: Relation, context: QueryContext) => string,
): string {
  const scope = { ...context.scope, relations: [] as typeof context.scope.relations };
  const sql = context.within(scope, () => {
    const from = relation(node.input, context);
    const used = new Map<string, Name>();
    for (const expression of [...node.on, ...node.aggregates.map((item) => item.expression)])
      for (const name of columnsOf(expression)) used.set(name.text.toLowerCase(), name);
    const except = [...used.values()].map(({ text }) => writeIdentifier(text)).join(", ");
    const items = node.values.flatMap((value) => {
      const nodes = value.expression.kind === "tuple" ? value.expression.items : [value.expression];
      const matches = node.on
        .map((on, index) => {
          const wanted = nodes[index];
          return `${at(context.expression(on), LEVEL.other)} IS NOT DISTINCT FROM ${wanted ? at(context.expression(wanted), LEVEL.other) : "NULL"}`;
        })
        .join(" AND ");
      const label =
        value.alias?.text ??
        nodes
          .map((one) => literalText(context.expression(one)) ?? sparkColumnName(one, () => false) ?? "")
          .join("_");
      return node.aggregates.map((aggregate) => {
        const { expression } = aggregate;
        if (expression.kind !== "call" || expression.filter || expression.over) {
          context.problem(expression, "PIVOT is translated for plain aggregates, such as sum(x).");
          return "NULL";
        }
        const suffix =
          aggregate.alias?.text ?? sparkColumnName(expression, () => false) ?? expression.name.text;
        const name = node.aggregates.length > 1 ? `${label}_${suffix}` : label;
        const filtered = withFilter(context.expression(expression).sql, matches);
        // A combination without rows is NULL, also where a count would be 0.
        const counts = /^(count|count_if|approx_count_distinct|regr_count)$/i.test(expression.name.text);
        const value = counts
          ? `CASE WHEN count(*) FILTER (WHERE ${matches}) > 0 THEN ${filtered} END`
          : filtered;
        return `${value} AS ${writeIdentifier(name)}`;
      });
    });
    return `${listed("SELECT", [`* EXCLUDE (${except})`, ...items])}\nFROM ${from}\nGROUP BY ALL`;
  });
  context.scope.relations.push({ alias: node.alias?.text ?? null, columns: null });
  return `${enclosed(sql)}${node.alias ? ` AS ${writeIdentifier(node.alias.text)}` : ""}`;
}

/** Adds a condition to the filter of an aggregate, wherever its call ends. */
function withFilter(sql: string, condition: string): string {
  const own = / FILTER \(WHERE /.exec(sql);
  if (own)
    return `${sql.slice(0, own.index)} FILTER (WHERE ${condition} AND ${sql.slice(own.index + own[0].length)}`;
  const cast = /^(CAST|coalesce)\((.*)(, \[\]| AS BIGINT)\)$/s.exec(sql);
  if (cast) return `${cast[1]}(${cast[2]} FILTER (WHERE ${condition})${cast[3]})`;
  return `${sql} FILTER (WHERE ${condition})`;
}

function columnsOf(node: Expression): Name[] {
  if (node.kind === "column") return node.path.slice(-1);
  if (node.kind === "call") return node.args.flatMap(({ value }) => columnsOf(value));
  if (node.kind === "binary") return [...columnsOf(node.left), ...columnsOf(node.right)];
  if (node.kind === "unary" || node.kind === "cast") return columnsOf(node.operand);
  if (node.kind === "case")
    return [
      ...node.branches.flatMap(({ when, value }) => [...columnsOf(when), ...columnsOf(value)]),
      ...(node.operand ? columnsOf(node.operand) : []),
      ...(node.otherwise ? columnsOf(node.otherwise) : []),
    ];
  return [];
}
