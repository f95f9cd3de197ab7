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
import { atom, type Piece } from "../piece";
import type { QueryContext } from "../query-context";
import { argumentsOf, itemType } from "../rules";
import type { KnownColumn } from "../scope";
import { sparkName } from "../spark-type";
import { enclosed } from "../sql-layout";
import { pivotQuery } from "./pivots";
import { valueRows } from "./values";

/** One entry of FROM; what it holds can be named from now on. */
export function toSparkRelation(node: Relation, context: QueryContext): string {
  if ("sample" in node && node.sample)
    context.problem(node.sample.span, "A sample of DuckDB’s has no counterpart in Spark.");
  switch (node.kind) {
    case "table": {
      // The schema of DuckDB's own tables: in Spark they are views without one.
      const own = node.path.length > 1 && /^(main|memory|temp)$/i.test(node.path.at(-2)?.text ?? "");
      const path = (own ? node.path.slice(-1) : node.path).map(({ text }) => sparkName(text)).join(".");
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

/** What stands in FROM, one entry after the other; lists that come apart belong to what stands before them. */
export function toSparkFrom(relations: readonly Relation[], context: QueryContext): string[] {
  const whole: Relation[] = [];
  for (const right of relations) {
    const left = whole.at(-1);
    const apart = right.kind === "function" && right.call.name.text.toLowerCase() === "unnest";
    if (left && apart) {
      const span = { from: left.from, to: right.to };
      whole.pop();
      whole.push({
        kind: "join",
        type: "cross",
        natural: false,
        asof: false,
        left,
        right,
        on: null,
        using: [],
        ...span,
      });
    } else whole.push(right);
  }
  return whole.map((relation) => toSparkRelation(relation, context));
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
  if (name === "repeat" && args.length === 2)
    return inner(
      `SELECT explode(array_repeat(${args.join(", ")})) AS ${sparkName(args[0]?.replaceAll("'", "") ?? "")}`,
      [{ name: args[0]?.replaceAll("'", "") ?? "", type: null }],
    );
  const reason = REFUSED[name];
  context.problem(
    call.name,
    reason
      ? `${call.name.text}: ${reason}`
      : `The table function “${call.name.text}” has no counterpart in Spark that is known here.`,
  );
  return "NULL";
}

/** Why table functions of the catalogue have no counterpart. */
const REFUSED: Readonly<Record<string, string>> = {
  repeat_row: "Spark repeats lists, not rows: a join with range(n) repeats them",
  json_each: "Spark reads JSON of a known schema: from_json and explode",
  json_tree: "Spark reads JSON of a known schema: from_json and explode",
  summary: "Spark sums tables up outside of SQL: DataFrame.summary()",
  icu_calendar_names: "it asks about DuckDB itself",
  pg_timezone_names: "it asks about DuckDB itself",
};

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
  if (right.kind === "function" && right.call.name.text.toLowerCase() === "unnest") {
    const always = node.type === "cross" || (node.on?.kind === "literal" && node.on.value.is === "boolean");
    if (!always || !["cross", "inner", "left"].includes(node.type)) return null;
    const [list] = argumentsOf(right.call, context);
    return explosion(list, right.alias, right.columns[0]?.text ?? "unnest", node.type === "left", context);
  }
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
  const column = right.columns[0]?.text ?? item.alias?.text ?? "unnest";
  const outer = /^coalesce\(nullif\((.*), array\(\)\), array\(NULL\)\)$/s.exec(list?.sql ?? "");
  return explosion(
    outer?.[1] ? atom(outer[1], list?.type ?? null) : list,
    right.alias,
    column,
    outer !== null,
    context,
  );
}

/** A row for each element of a list; with `outer` also one for a list that has none. */
function explosion(
  list: Piece | undefined,
  named: Name | null,
  column: string,
  outer: boolean,
  context: QueryContext,
): string {
  const alias = named?.text ?? context.fresh();
  context.scope.relations.push({ alias, columns: [{ name: column, type: itemType(list?.type ?? null) }] });
  return `LATERAL VIEW ${outer ? "OUTER " : ""}explode(${list?.sql ?? "NULL"}) ${sparkName(alias)} AS ${sparkName(column)}`;
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

function pivot(node: Pivot, context: QueryContext): string {
  const scope = { ...context.scope, relations: [] as typeof context.scope.relations };
  const made = context.within(scope, () => {
    const input = toSparkRelation(node.input, context);
    const known = scope.relations.every(({ columns }) => columns !== null);
    return pivotQuery(
      node,
      input,
      known ? scope.relations.flatMap(({ columns }) => columns ?? []) : null,
      context,
    );
  });
  return add(context, enclosed(made?.sql ?? "SELECT NULL"), node, made?.columns ?? null, node.alias !== null);
}

function unpivot(node: Unpivot, context: QueryContext): string {
  const scope = { ...context.scope, relations: [] as typeof context.scope.relations };
  const input = context.within(scope, () => toSparkRelation(node.input, context));
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
