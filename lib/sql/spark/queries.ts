import type { Query, QueryBody, SetOperation } from "../syntax/tree";
import { unifiedType } from "./convert";
import { atom } from "./piece";
import type { QueryContext, TranslatedQuery, TranslatedSelect } from "./query-context";
import { emptyScope, type KnownColumn } from "./scope";
import { enclosed } from "./sql-layout";

/** A query in the target's words, a clause a line. */
export function translateQuery(whole: Query, context: QueryContext, named: boolean): TranslatedQuery {
  const query = context.target.prepare(whole);
  const ctes = query.ctes.map(({ name, columns, query: inner }) => {
    const translated = context.query(inner);
    const list =
      columns.length > 0 ? `(${columns.map(({ text }) => context.target.name(text)).join(", ")})` : "";
    const known =
      columns.length > 0
        ? renamed(
            translated.columns,
            columns.map(({ text }) => text),
          )
        : translated.columns;
    context.pushCte(name.text, known);
    return `${context.target.name(name.text)}${list} AS ${enclosed(translated.sql)}`;
  });
  if (query.recursive) context.problem(query, "Recursive queries are not translated.");
  const { sql, columns, scope } = translateBody(query.body, context, named);
  const lines = ctes.length > 0 ? [`WITH ${ctes.join(",\n")}`, sql] : [sql];
  context.within(scope, () => {
    if (query.order.length > 0) lines.push(`ORDER BY ${context.order(query.order)}`);
    if (query.orderAll) lines.push(context.target.orderAll(query.orderAll, context));
  });
  if (query.spread)
    context.note(
      query.spread,
      "SORT BY, CLUSTER BY and DISTRIBUTE BY only say where Spark puts rows; they are left out.",
    );
  if (query.limit) lines.push(`LIMIT ${context.expression(query.limit).sql}`);
  if (query.offset) lines.push(`OFFSET ${context.expression(query.offset).sql}`);
  context.popCtes(query.ctes.length);
  return { sql: lines.join("\n"), columns };
}

export const renamed = (
  columns: readonly KnownColumn[] | null,
  names: readonly string[],
): readonly KnownColumn[] => names.map((name, index) => ({ name, type: columns?.[index]?.type ?? null }));

function translateBody(body: QueryBody, context: QueryContext, named: boolean): TranslatedSelect {
  switch (body.kind) {
    case "select":
      return context.target.select(body, context, named);
    case "values":
      return resultScope(context.target.values(body, context), context);
    case "nested": {
      const { sql, columns } = context.query(body.query, named);
      return resultScope({ sql: enclosed(sql), columns }, context);
    }
    case "set-operation":
      return resultScope(translateSetOperation(body, context, named), context);
  }
}

const resultScope = (query: TranslatedQuery, context: QueryContext): TranslatedSelect => ({
  ...query,
  scope: { ...emptyScope(context.scope), relations: [{ alias: null, columns: query.columns }] },
});

/** The names of the first query are those of the result. */
function translateSetOperation(node: SetOperation, context: QueryContext, named: boolean): TranslatedQuery {
  const own = translateBody(node.left, context, named);
  const other = translateBody(node.right, context, false);
  const placed = node.byName
    ? context.target.byName(own, other, node, context)
    : { left: own, right: other, word: "" };
  const { left, right } = placed;
  const word = `${node.operator.toUpperCase()}${node.all ? " ALL" : ""}${placed.word}`;
  // A chain of one operator needs no parentheses on its left.
  const first =
    node.left.kind === "set-operation" && binds(node) > binds(node.left) ? enclosed(left.sql) : left.sql;
  const second = node.right.kind === "set-operation" ? enclosed(right.sql) : right.sql;
  const columns =
    left.columns?.map(({ name, type }, index) => ({
      name,
      type: unifiedType([atom("", type), atom("", right.columns?.[index]?.type ?? null)]),
    })) ?? null;
  return { sql: `${first}\n${word}\n${second}`, columns };
}

const binds = ({ operator }: SetOperation): number => (operator === "intersect" ? 1 : 0);
