import { writeIdentifier } from "../lens/identifier";
import type { FunctionRef, Join, Name, Relation, SubqueryRef, Unpivot } from "../syntax/tree";
import { generate, isGenerator } from "./generators";
import { translatePivot } from "./pivots";
import type { QueryContext, TranslatedQuery } from "./query-context";
import { argumentsOf } from "./rules";
import type { KnownColumn } from "./scope";
import { enclosed } from "./sql-layout";
import { valueRows } from "./values";

/** One entry of FROM; what it holds can be named from now on. */
export function translateRelation(node: Relation, context: QueryContext): string {
  switch (node.kind) {
    case "table": {
      const path = node.path.map(({ text }) => writeIdentifier(text)).join(".");
      const columns = context.tableColumns(node.path);
      const alias = node.alias ?? node.path.at(-1) ?? null;
      return add(context, path, { ...node, alias }, columns, node.alias !== null) + sample(node, context);
    }
    case "derived":
      return derived(node, context);
    case "function":
      return tableFunction(node, context);
    case "join":
      return join(node, context);
    case "pivot":
      return translatePivot(node, context, translateRelation);
    case "unpivot":
      return unpivot(node, context);
  }
}

function derived(node: SubqueryRef, context: QueryContext): string {
  const { body } = node.query;
  const lateral = node.lateral ? "LATERAL " : "";
  if (body.kind === "values" && node.query.order.length === 0 && !node.query.limit) {
    const { rows, columns } = valueRows(
      body,
      context,
      node.columns.map(({ text }) => text),
    );
    const alias = node.alias ?? { text: context.fresh(), quoted: false, from: node.from, to: node.to };
    const names = columns.map(({ name }) => ({ ...alias, text: name }));
    return (
      add(context, `${lateral}${rows}`, { alias, columns: names }, columns, true) + sample(node, context)
    );
  }
  const { sql, columns } = context.query(node.query);
  return (
    add(context, `${lateral}${enclosed(sql)}`, node, columns, node.alias !== null) + sample(node, context)
  );
}

/** Puts the alias behind a relation, and its columns in reach. */
export function add(
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
  const list = names.length > 0 ? `(${names.map(({ text }) => writeIdentifier(text)).join(", ")})` : "";
  return `${sql} AS ${writeIdentifier(alias.text)}${list}`;
}

/** `TABLESAMPLE (10 PERCENT)` */
function sample(
  { sample: given }: { sample: { text: string; span: { from: number; to: number } } | null },
  context: QueryContext,
): string {
  if (!given) return "";
  const found = /^\( (\d+(?:\.\d+)?) (percent|rows) \)/i.exec(given.text);
  if (!found) {
    context.problem(given.span, "A sample is taken in PERCENT or ROWS here.");
    return "";
  }
  context.note(given.span, "Another choice of rows is made here than by Spark.");
  const rows = found[2]?.toLowerCase() === "rows";
  return rows ? ` TABLESAMPLE reservoir(${found[1]} ROWS)` : ` TABLESAMPLE bernoulli(${found[1]} PERCENT)`;
}

/** `range(10)`, and functions that make rows of one value. */
function tableFunction(node: FunctionRef, context: QueryContext): string {
  const { call } = node;
  const name = call.name.text.toLowerCase();
  const inner = (sql: string, columns: readonly KnownColumn[]): string =>
    add(context, `${node.lateral ? "LATERAL " : ""}${enclosed(sql)}`, node, columns, node.alias !== null);
  if (name === "range") {
    const args = argumentsOf(call, context)
      .slice(0, 3)
      .map(({ sql }) => sql);
    return inner(`SELECT range AS id FROM range(${args.join(", ")})`, [
      { name: "id", type: { is: "bigint" } },
    ]);
  }
  if (isGenerator(call)) {
    const made = generate(call, [], false, context);
    return inner(
      `SELECT ${made.map(({ sql, name: column }) => `${sql} AS ${writeIdentifier(column)}`).join(", ")}`,
      made,
    );
  }
  context.problem(call.name, `“${call.name.text}” is not a table function of Spark SQL that is known here.`, [
    "range",
    "explode",
  ]);
  return "NULL";
}

const WORDS: Readonly<Record<Join["type"], string>> = {
  inner: "JOIN",
  left: "LEFT JOIN",
  right: "RIGHT JOIN",
  full: "FULL JOIN",
  cross: "CROSS JOIN",
  semi: "SEMI JOIN",
  anti: "ANTI JOIN",
};

function join(node: Join, context: QueryContext): string {
  const left = translateRelation(node.left, context);
  const before = context.scope.relations.length;
  const inner = translateRelation(node.right, context);
  const right = node.right.kind === "join" ? `(${inner})` : inner;
  const condition = node.on
    ? ` ON ${context.expression(node.on).sql}`
    : node.using.length > 0
      ? ` USING (${node.using.map(({ text }) => writeIdentifier(text)).join(", ")})`
      : "";
  // The right side of a semi join can only be named in its condition.
  if (node.type === "semi" || node.type === "anti") context.scope.relations.splice(before);
  if (node.using.length > 0) merge(context, before, node.using);
  if (condition !== "" || node.natural)
    return `${left}\n${node.natural ? "NATURAL " : ""}${WORDS[node.type]} ${right}${condition}`;
  const always = node.type === "inner" || node.type === "cross" ? "" : " ON true";
  return `${left}\n${always === "" ? "CROSS JOIN" : WORDS[node.type]} ${right}${always}`;
}

/** Columns of USING come once. */
function merge(context: QueryContext, from: number, names: readonly Name[]): void {
  const shared = new Set(names.map(({ text }) => text.toLowerCase()));
  context.scope.relations.forEach((relation, index) => {
    if (index >= from && relation.columns)
      context.scope.relations[index] = {
        ...relation,
        columns: relation.columns.filter(({ name }) => !shared.has(name.toLowerCase())),
      };
  });
}

function unpivot(node: Unpivot, context: QueryContext): string {
  const inner = context.within({ ...context.scope, relations: [] }, () =>
    translateRelation(node.input, context),
  );
  if (node.values.length > 1) context.problem(node, "UNPIVOT is translated for one value column.");
  const value = node.values[0] as Name;
  const items = node.items.map(({ columns, alias }) => {
    const name = context.expression(columns[0] as (typeof columns)[number]).sql;
    const label = typeof alias === "string" ? alias : alias?.text;
    return label === undefined ? name : `${name} AS '${label.replaceAll("'", "''")}'`;
  });
  const nulls = node.includeNulls ? " INCLUDE NULLS" : "";
  const body = `${writeIdentifier(value.text)} FOR ${writeIdentifier(node.name.text)} IN (${items.join(", ")})`;
  const query: TranslatedQuery = { sql: `SELECT * FROM ${inner}\nUNPIVOT${nulls} (${body})`, columns: null };
  return add(context, enclosed(query.sql), node, null, node.alias !== null);
}
