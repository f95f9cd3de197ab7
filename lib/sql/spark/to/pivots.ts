import type { Expression, Pivot, SelectItem } from "../../syntax/tree";
import type { QueryContext } from "../query-context";
import type { KnownColumn } from "../scope";
import { sparkName } from "../spark-type";
import { listed } from "../sql-layout";
import { columnsIn } from "./columns-in";
import { duckdbColumnName } from "./duckdb-column-name";
import { sparkTextOf } from "./quote";

/**
 * PIVOT as an aggregate for each value, over the rows that have it: Spark’s own PIVOT counts NULL where DuckDB counts 0,
 * and names its columns in another way.
 */
export function pivotQuery(
  node: Pivot,
  input: string,
  known: readonly KnownColumn[] | null,
  context: QueryContext,
): { sql: string; columns: readonly KnownColumn[] } | null {
  const [on] = node.on;
  if (!on || node.on.length > 1 || node.values.length === 0) {
    context.problem(
      node,
      "PIVOT is translated for one column whose values are written out: ON kind IN ('a', 'b').",
    );
    return null;
  }
  const used = [...node.on, ...node.aggregates.map(({ expression }) => expression)].flatMap(columnsIn);
  const by =
    node.by.length > 0
      ? node.by
      : known
          ?.filter(({ name }) => !used.includes(name.toLowerCase()))
          .map(({ name }) => columnOf(name, node));
  if (!by) {
    context.problem(node, "The columns of the input are not known here: say GROUP BY in the PIVOT.");
    return null;
  }
  const groups = by.map((one) => {
    const { sql, type } = context.expression(one);
    return { sql, name: one.kind === "column" ? (one.path.at(-1)?.text ?? sql) : sql, type };
  });
  const cells = node.values.flatMap((value) =>
    node.aggregates.map((aggregate) => cell(value, aggregate, on, node.aggregates.length, context)),
  );
  const items = [
    ...groups.map(({ sql }) => sql),
    ...cells.map(({ sql, name }) => `${sql} AS ${sparkName(name)}`),
  ];
  const grouped = groups.length > 0 ? `\nGROUP BY ${groups.map(({ sql }) => sql).join(", ")}` : "";
  return {
    sql: `${listed("SELECT", items)}\nFROM ${input}${grouped}`,
    columns: [...groups, ...cells].map(({ name, type }) => ({ name, type })),
  };
}

const columnOf = (text: string, { from, to }: Pivot): Expression => ({
  kind: "column",
  path: [{ text, quoted: true, from, to }],
  from,
  to,
});

function cell(
  value: SelectItem,
  { expression, alias }: SelectItem,
  on: Expression,
  count: number,
  context: QueryContext,
): KnownColumn & { sql: string } {
  const wanted = context.expression(value.expression).sql;
  const label = value.alias?.text ?? sparkTextOf(wanted) ?? wanted;
  const name = alias
    ? `${label}_${alias.text}`
    : count > 1
      ? `${label}_${duckdbColumnName(expression) ?? ""}`
      : label;
  if (expression.kind !== "call" || expression.filter) {
    context.problem(expression, "An aggregate such as sum(x) is expected in PIVOT.");
    return { sql: "NULL", name, type: null };
  }
  const { from, to } = expression;
  const filter: Expression = { kind: "binary", operator: "=", left: on, right: value.expression, from, to };
  return { name, ...context.expression({ ...expression, filter }) };
}
