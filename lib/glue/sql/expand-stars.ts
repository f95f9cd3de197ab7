import { sameName } from "../../nodes/column-names";
import { quoteIdentifier } from "../../sql/quote";
import type { Query, QueryBody, Relation, Select, Star } from "../../sql/syntax/tree";
import { type Piece, piecesIn, respell } from "./respell";
import type { KnownColumns } from "./translation";

/** Columns of a table or query by name; null where they are not known. */
type Names = readonly string[] | null;
type Tables = ReadonlyMap<string, Names>;

/** A query of DuckDB without `* EXCLUDE`, `* REPLACE` and `* RENAME`, which Spark lacks, where the columns are known. */
export function expandStars(text: string, query: Query, known: KnownColumns["tables"] = {}): string {
  const expanded = new Map<Piece, string>();
  const visit = (piece: Piece, tables: Tables): void => {
    const inner = isQuery(piece) ? withCtes(piece, tables) : tables;
    if (piece.kind === "select")
      for (const { expression } of (piece as Select).items)
        if (expression.kind === "star" && changes(expression)) {
          const items = itemsOf(expression, piece as Select, inner, text);
          if (items) expanded.set(expression, items.join(", "));
        }
    for (const part of piecesIn(piece)) visit(part, inner);
  };
  const tables = Object.entries(known).map(
    ([name, columns]) => [name.toLowerCase(), columns.map((column) => column.name)] as const,
  );
  visit(query, new Map(tables));
  return respell(text, query, (piece) => expanded.get(piece) ?? null);
}

const isQuery = (piece: Piece): piece is Query => "ctes" in piece;

const changes = ({ except, replace, rename }: Star): boolean =>
  except.length + replace.length + rename.length > 0;

/** The tables in reach inside of a query: each common table may read those before it. */
function withCtes(query: Query, tables: Tables): Tables {
  const inner = new Map(tables);
  for (const { name, columns, query: cte } of query.ctes)
    inner.set(
      name.text.toLowerCase(),
      columns.length > 0 ? columns.map(({ text }) => text) : namesOf(cte.body, withCtes(cte, inner)),
    );
  return inner;
}

function namesOf(body: QueryBody, tables: Tables): Names {
  switch (body.kind) {
    case "nested":
      return namesOf(body.query.body, withCtes(body.query, tables));
    case "set-operation":
      return body.byName ? null : namesOf(body.left, tables);
    case "values":
      return null;
    case "select":
      return all(
        body.items.map(({ expression, alias }): Names => {
          if (alias) return [alias.text];
          if (expression.kind === "column") return [expression.path.at(-1)?.text ?? ""];
          return expression.kind === "star" ? (starNames(expression, body, tables) ?? null) : null;
        }),
      );
  }
}

const all = (parts: readonly Names[]): Names =>
  parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);

/** What a star takes in: the columns of one table or of all, but for those it leaves out. */
function columnsOf(star: Star, select: Select, tables: Tables): Names {
  const found = all(
    select.relations.map((relation) => relationNames(relation, star.qualifier.at(-1)?.text ?? null, tables)),
  );
  if (!found || select.views.length > 0) return null;
  return found.filter((name) => !star.except.some(({ text }) => sameName(text, name)));
}

function starNames(star: Star, select: Select, tables: Tables): Names {
  const renamed = (name: string) =>
    star.rename.find(({ from }) => sameName(from.text, name))?.to.text ?? name;
  return columnsOf(star, select, tables)?.map(renamed) ?? null;
}

/** The columns that a relation gives under a qualifier, none where it goes by another name. */
function relationNames(relation: Relation, qualifier: string | null, tables: Tables): Names {
  if (relation.kind === "join")
    return relation.natural ||
      relation.using.length > 0 ||
      relation.type === "semi" ||
      relation.type === "anti"
      ? null
      : all([relation.left, relation.right].map((side) => relationNames(side, qualifier, tables)));
  const own = relation.kind === "table" ? relation.path.at(-1)?.text : undefined;
  const name = relation.alias?.text ?? own;
  if (qualifier !== null && (name === undefined || !sameName(name, qualifier))) return [];
  if (relation.columns.length > 0) return relation.columns.map(({ text }) => text);
  if (relation.kind === "derived") {
    const { query } = relation;
    return namesOf(query.body, withCtes(query, tables));
  }
  return relation.kind === "table" && relation.path.length === 1
    ? (tables.get(own?.toLowerCase() ?? "") ?? null)
    : null;
}

function itemsOf(star: Star, select: Select, tables: Tables, text: string): string[] | null {
  const names = columnsOf(star, select, tables);
  if (!names) return null;
  const before = star.qualifier.map((name) => `${quoteIdentifier(name.text)}.`).join("");
  return names.map((name) => {
    const value = star.replace.find((one) => sameName(one.name.text, name));
    const as = star.rename.find((one) => sameName(one.from.text, name))?.to.text ?? name;
    if (value) return `${text.slice(value.expression.from, value.expression.to)} AS ${quoteIdentifier(as)}`;
    return as === name
      ? before + quoteIdentifier(name)
      : `${before}${quoteIdentifier(name)} AS ${quoteIdentifier(as)}`;
  });
}
