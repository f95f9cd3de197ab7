import type { Input, Join, Project, Rel, Scan, SortKey, Values } from "../ir/rel";
import { assertNever } from "../util/assert-never";
import { indentSql } from "./indent";
import { quoteIdentifier, quoteIdentifiers, quoteLiteral } from "./quote";

/** What an operator's SQL needs to know of its surroundings. */
export interface EmitContext {
  /** The quoted table or common table expression that holds another step's rows. */
  table(input: Input): string;
  /** A SELECT that reads a scan's files. */
  scan(scan: Scan): string;
}

/** One operator tree as one DuckDB SELECT, a clause a line. A write is the SELECT of its rows. */
export function emitRel(rel: Rel, context: EmitContext): string {
  const from = (input: Rel): string =>
    input.op === "input" ? context.table(input) : `(\n${indentSql(emitRel(input, context))}\n)`;
  switch (rel.op) {
    case "input":
      return `SELECT *\nFROM ${from(rel)}`;
    case "scan":
      return context.scan(rel);
    case "values":
      return emitValues(rel);
    case "project":
      return `SELECT${projectItems(rel)}\nFROM ${from(rel.input)}`;
    case "filter":
      return `SELECT *\nFROM ${from(rel.input)}\nWHERE ${enclosed(rel.condition)}`;
    case "aggregate": {
      const items = [...rel.groups, ...rel.aggregates].map(named);
      const groups =
        rel.groups.length > 0 ? `\nGROUP BY ${rel.groups.map((_, index) => index + 1).join(", ")}` : "";
      return `SELECT${columns(items)}\nFROM ${from(rel.input)}${groups}`;
    }
    case "join":
      return emitJoin(rel, from);
    case "union": {
      const word = rel.distinct ? "UNION BY NAME" : "UNION ALL BY NAME";
      return rel.inputs.map((input) => `SELECT *\nFROM ${from(input)}`).join(`\n${word}\n`);
    }
    case "sort":
      return `SELECT *\nFROM ${from(rel.input)}\nORDER BY ${sortKeys(rel.keys)}`;
    case "limit":
      return `SELECT *\nFROM ${from(rel.input)}\nLIMIT ${rel.count}${rel.offset > 0 ? ` OFFSET ${rel.offset}` : ""}`;
    case "distinct": {
      if (!rel.columns) return `SELECT DISTINCT *\nFROM ${from(rel.input)}`;
      const order = rel.order.length > 0 ? `\nORDER BY ${sortKeys(rel.order)}` : "";
      return `SELECT DISTINCT ON (${quoteIdentifiers(rel.columns)}) *\nFROM ${from(rel.input)}${order}`;
    }
    case "sql": {
      const aliases = rel.inputs.flatMap(({ alias, rel: input }) => {
        const table = from(input);
        return table.toLowerCase() === quoteIdentifier(alias).toLowerCase()
          ? []
          : [`${quoteIdentifier(alias)} AS (SELECT * FROM ${table})`];
      });
      const query = `SELECT *\nFROM (\n${rel.query.replace(/;\s*$/, "")}\n)`;
      // The WITH stands inside, because what comes before it may be a WITH of its own.
      return aliases.length > 0
        ? `SELECT *\nFROM (\n${indentSql(`WITH ${aliases.join(", ")}\n${query}`)}\n)`
        : query;
    }
    case "write":
      return `SELECT *\nFROM ${from(rel.input)}`;
    default:
      return assertNever(rel);
  }
}

/** A comment at the end of a user's text must not swallow what follows it. */
const closed = (text: string): string => (text.includes("--") ? `${text}\n` : text);
const enclosed = (text: string): string => `(${closed(text)})`;
const named = ({ name, expression }: { name: string; expression: string }): string =>
  `${closed(expression)} AS ${quoteIdentifier(name)}`;
const columns = (items: readonly string[]): string =>
  items.length <= 1 ? ` ${items.join("")}` : items.map((item) => `\n  ${item}`).join(",");

const sortKeys = (keys: readonly SortKey[]): string =>
  keys
    .map(
      (key) => `${enclosed(key.expression)} ${key.direction.toUpperCase()} NULLS ${key.nulls.toUpperCase()}`,
    )
    .join(", ");

function projectItems(rel: Project): string {
  const items = rel.items.map((item) => {
    if (item.kind === "column")
      return item.expression === quoteIdentifier(item.name) ? item.expression : named(item);
    const except = item.except.length > 0 ? ` EXCLUDE (${quoteIdentifiers(item.except)})` : "";
    const replace =
      item.replace.length > 0
        ? ` REPLACE (${item.replace.map(({ name, expression }) => `${enclosed(expression)} AS ${quoteIdentifier(name)}`).join(", ")})`
        : "";
    const rename =
      item.rename.length > 0
        ? ` RENAME (${item.rename.map(({ from, to }) => `${quoteIdentifier(from)} AS ${quoteIdentifier(to)}`).join(", ")})`
        : "";
    return `*${except}${replace}${rename}`;
  });
  return columns(items);
}

function emitJoin(rel: Join, from: (input: Rel) => string): string {
  const equals = rel.nullsEqual ? "IS NOT DISTINCT FROM" : "=";
  const keys = rel.keys.map(
    ({ left, right }) => `l.${quoteIdentifier(left)} ${equals} r.${quoteIdentifier(right)}`,
  );
  const on = [...keys, ...(rel.condition ? [enclosed(rel.condition)] : [])].join(" AND ") || "TRUE";
  const items = rel.columns.map(({ side, column, as }) => {
    const name = quoteIdentifier(column);
    const value =
      side === "either" ? `coalesce(l.${name}, r.${name})` : `${side === "left" ? "l" : "r"}.${name}`;
    return column === as && side !== "either" ? value : `${value} AS ${quoteIdentifier(as)}`;
  });
  return `SELECT${columns(items)}\nFROM ${from(rel.left)} AS l\n${rel.kind.toUpperCase()} JOIN ${from(rel.right)} AS r ON ${on}`;
}

function emitValues(rel: Values): string {
  const cast = (value: string, type: string, name: string) =>
    `CAST(${value} AS ${type}) AS ${quoteIdentifier(name)}`;
  if (rel.rows.length === 0)
    return `SELECT${columns(rel.columns.map(({ name, type }) => cast("NULL", type, name)))}\nWHERE false`;
  const rows = rel.rows.map(
    (row) => `  (${rel.columns.map((_, index) => quoteLiteral(row[index] ?? null)).join(", ")})`,
  );
  const items = rel.columns.map(({ name, type }, index) => cast(`c${index}`, type, name));
  return `SELECT${columns(items)}\nFROM (VALUES\n${rows.join(",\n")}\n) AS v(${rel.columns.map((_, index) => `c${index}`).join(", ")})`;
}

/** A SELECT of no rows with these columns: what a node is bound over. */
export const emitEmpty = (list: readonly { name: string; type: string }[]): string =>
  list.length === 0
    ? "SELECT NULL AS nothing LIMIT 0"
    : `SELECT ${list.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${quoteIdentifier(name)}`).join(", ")} LIMIT 0`;
