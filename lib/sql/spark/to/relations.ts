import type {
  Call,
  FunctionRef,
  Join,
  Name,
  Pivot,
  Relation,
  Select,
  SelectItem,
  SubqueryRef,
  Unpivot,
} from "../../syntax/tree";
import type { QueryContext } from "../query-context";
import { argumentsOf } from "../rules";
import type { KnownColumn } from "../scope";
import { sparkName } from "../spark-type";
import { enclosed } from "../sql-layout";
import { valueRows } from "./values";

/** One entry of FROM; what it holds can be named from now on. */
export function toSparkRelation(node: Relation, context: QueryContext): string {
  if ("sample" in node && node.sample)
    context.problem(node.sample.span, "A sample of DuckDB’s has no counterpart in Spark.");
  switch (node.kind) {
    case "table": {
      const path = node.path.map(({ text }) => sparkName(text)).join(".");
      const alias = node.alias ?? node.path.at(-1) ?? null;
      return add(context, path, { ...node, alias }, context.tableColumns(node.path), node.alias !== null);
    }
    case "derived":
      return derived(node, context);
    case "function":
      return tableFunction(node, context);
    case "join":
      return join(node, context);
    case "pivot":
      return pivot(node, context);
    case "unpivot":
      return unpivot(node, context);
  }
}

function add(
  context: QueryContext,
  sql: string,
  { alias, columns: names }: { alias: Name | null; columns: readonly Name[] },
  columns: readonly KnownColumn[] | null,
  shown: boolean,
): string {
  const known =
    names.length > 0
      ? names.map(({ text }, index) => ({ name: text, type: columns?.[index]?.type ?? null }))
      : columns;
  context.scope.relations.push({ alias: alias?.text ?? null, columns: known });
  if (!alias || !shown) return sql;
  const list = names.length > 0 ? `(${names.map(({ text }) => sparkName(text)).join(", ")})` : "";
  return `${sql} AS ${sparkName(alias.text)}${list}`;
}

function derived(node: SubqueryRef, context: QueryContext): string {
  const { body } = node.query;
  if (body.kind === "values" && node.query.order.length === 0 && !node.query.limit) {
    const alias = node.alias?.text ?? context.fresh();
    const { sql, columns } = valueRows(
      body,
      context,
      alias,
      node.columns.map(({ text }) => text),
    );
    context.scope.relations.push({ alias, columns });
    return sql;
  }
  const { sql, columns } = context.query(node.query);
  return add(
    context,
    `${node.lateral ? "LATERAL " : ""}${enclosed(sql)}`,
    node,
    columns,
    node.alias !== null,
  );
}

/** `range`, `generate_series` and `unnest` as relations. */
function tableFunction(node: FunctionRef, context: QueryContext): string {
  const { call } = node;
  const name = call.name.text.toLowerCase();
  const inner = (sql: string, columns: readonly KnownColumn[]): string =>
    add(context, `${node.lateral ? "LATERAL " : ""}${enclosed(sql)}`, node, columns, node.alias !== null);
  const args = argumentsOf(call, context).map(({ sql }) => sql);
  if (name === "range")
    return inner(`SELECT id AS range FROM range(${args.join(", ")})`, [
      { name: "range", type: { is: "bigint" } },
    ]);
  if (name === "unnest")
    return inner(`SELECT explode(${args[0]}) AS unnest`, [{ name: "unnest", type: null }]);
  if (name === "generate_series") {
    const series = context.expression(call).sql;
    return inner(`SELECT explode(${series}) AS generate_series`, [
      { name: "generate_series", type: { is: "bigint" } },
    ]);
  }
  context.problem(
    call.name,
    `The table function “${call.name.text}” has no counterpart in Spark that is known here.`,
  );
  return "NULL";
}

const WORDS: Readonly<Record<Join["type"], string>> = {
  inner: "JOIN",
  left: "LEFT JOIN",
  right: "RIGHT JOIN",
  full: "FULL JOIN",
  cross: "CROSS JOIN",
  semi: "LEFT SEMI JOIN",
  anti: "LEFT ANTI JOIN",
};

function join(node: Join, context: QueryContext): string {
  if (node.asof) context.problem(node, "ASOF JOIN has no counterpart in Spark.");
  const left = toSparkRelation(node.left, context);
  const view = lateralView(node, context);
  if (view) return `${left}\n${view}`;
  const before = context.scope.relations.length;
  const inner = toSparkRelation(node.right, context);
  const right = node.right.kind === "join" ? `(${inner})` : inner;
  const condition = node.on
    ? ` ON ${context.expression(node.on).sql}`
    : node.using.length > 0
      ? ` USING (${node.using.map(({ text }) => sparkName(text)).join(", ")})`
      : "";
  if (node.type === "semi" || node.type === "anti") context.scope.relations.splice(before);
  return `${left}\n${node.natural ? "NATURAL " : ""}${WORDS[node.type]} ${right}${condition}`;
}

/** `CROSS JOIN LATERAL (SELECT unnest(x) AS a) AS t` is a LATERAL VIEW. */
function lateralView(node: Join, context: QueryContext): string | null {
  const { right } = node;
  if (
    node.type !== "cross" ||
    right.kind !== "derived" ||
    !right.lateral ||
    right.query.body.kind !== "select"
  )
    return null;
  const { body } = right.query;
  const [item] = body.items;
  const call = item && unnested(item);
  if (!call || body.items.length !== 1 || body.relations.length > 0 || hasClauses(body)) return null;
  const list = argumentsOf(call, context)[0];
  const alias = right.alias?.text ?? context.fresh();
  const column = right.columns[0]?.text ?? item.alias?.text ?? "unnest";
  const outer = /^coalesce\(nullif\((.*), array\(\)\), array\(NULL\)\)$/s.exec(list?.sql ?? "");
  context.scope.relations.push({ alias, columns: [{ name: column, type: null }] });
  return `LATERAL VIEW ${outer ? "OUTER " : ""}explode(${outer?.[1] ?? list?.sql}) ${sparkName(alias)} AS ${sparkName(column)}`;
}

const unnested = ({ expression }: SelectItem): Call | null =>
  expression.kind === "call" &&
  expression.name.text.toLowerCase() === "unnest" &&
  expression.args.length === 1
    ? expression
    : null;

const hasClauses = (body: Select): boolean =>
  body.where !== null ||
  body.group !== null ||
  body.having !== null ||
  body.qualify !== null ||
  body.distinct;

/** A single aggregate names no column in Spark, and does in DuckDB when it has an alias. */
function pivot(node: Pivot, context: QueryContext): string {
  const input = context.within({ ...context.scope, relations: [] }, () =>
    toSparkRelation(node.input, context),
  );
  if (node.on.length !== 1 || node.by.length > 0)
    context.problem(node, "PIVOT is translated for one column, with the columns that group left to it.");
  const [only] = node.aggregates;
  const suffix = node.aggregates.length === 1 && only?.alias ? `_${only.alias.text}` : "";
  const aggregates = node.aggregates.map(
    ({ expression, alias }) =>
      `${context.expression(expression).sql}${alias ? ` AS ${sparkName(alias.text)}` : ""}`,
  );
  const values = node.values.map(({ expression, alias }) => {
    const { sql } = context.expression(expression);
    const label = alias?.text ?? (suffix ? sql.replaceAll("'", "") : null);
    return label === null ? sql : `${sql} AS ${sparkName(`${label}${suffix}`)}`;
  });
  const on = node.on[0] ? context.expression(node.on[0]).sql : "NULL";
  const body = `PIVOT (${aggregates.join(", ")} FOR ${on} IN (${values.join(", ")}))`;
  return add(context, enclosed(`SELECT * FROM ${input}\n${body}`), node, null, node.alias !== null);
}

function unpivot(node: Unpivot, context: QueryContext): string {
  const input = context.within({ ...context.scope, relations: [] }, () =>
    toSparkRelation(node.input, context),
  );
  if (node.values.length > 1) context.problem(node, "UNPIVOT is translated for one value column.");
  const items = node.items.map(({ columns, alias }) => {
    const [first] = columns;
    const name = first ? context.expression(first).sql : "NULL";
    const label = typeof alias === "string" ? alias : alias?.text;
    return label === undefined ? name : `${name} AS ${sparkName(label)}`;
  });
  const nulls = node.includeNulls ? " INCLUDE NULLS" : "";
  const value = sparkName(node.values[0]?.text ?? "value");
  const body = `UNPIVOT${nulls} (${value} FOR ${sparkName(node.name.text)} IN (${items.join(", ")}))`;
  return add(context, enclosed(`SELECT * FROM ${input}\n${body}`), node, null, node.alias !== null);
}
