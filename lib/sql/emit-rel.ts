import type {
  AsofJoin,
  Assert,
  Distinct,
  Frame,
  FrameBound,
  Input,
  Join,
  NamedExpression,
  Project,
  Rel,
  Sample,
  Scan,
  SortKey,
  Unnest,
  Values,
  Window,
} from "../ir/rel";
import { assertNever } from "../util/assert-never";
import { freeName } from "./free-name";
import { indentSql } from "./indent";
import { closed, quoteIdentifier, quoteIdentifiers, quoteLiteral, quoteText } from "./quote";
import { withoutEnd } from "./without-end";

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
      const word = `UNION${rel.distinct ? "" : " ALL"}${rel.by === "name" ? " BY NAME" : ""}`;
      return rel.inputs.map((input) => `SELECT *\nFROM ${from(input)}`).join(`\n${word}\n`);
    }
    case "sort":
      return `SELECT *\nFROM ${from(rel.input)}\nORDER BY ${sortKeys(rel.keys)}`;
    case "limit":
      return `SELECT *\nFROM ${from(rel.input)}\nLIMIT ${rel.count}${rel.offset > 0 ? ` OFFSET ${rel.offset}` : ""}`;
    case "distinct":
      return emitDistinct(rel, from(rel.input));
    case "window":
      return emitWindow(rel, from(rel.input));
    case "unnest":
      return `SELECT${columns(unnestItems(rel))}\nFROM ${from(rel.input)}`;
    case "unpivot": {
      const nulls = rel.includeNulls ? " INCLUDE NULLS" : "";
      const names = `${quoteIdentifier(rel.valueAs)} FOR ${quoteIdentifier(rel.nameAs)}`;
      return `SELECT *\nFROM ${from(rel.input)}\nUNPIVOT${nulls} (${names} IN (${quoteIdentifiers(rel.columns)}))`;
    }
    case "sample":
      return emitSample(rel, from(rel.input));
    case "asof-join":
      return emitAsofJoin(rel, from);
    case "set-operation": {
      const select = `SELECT ${quoteIdentifiers(rel.columns)}\nFROM `;
      const word = `${rel.kind.toUpperCase()}${rel.all ? " ALL" : ""}`;
      return `${select}${from(rel.left)}\n${word}\n${select}${from(rel.right)}`;
    }
    case "check": {
      const details = rel.details === undefined ? "" : ` || ${enclosed(rel.details)}`;
      const otherwise = `error(${quoteText(rel.message)}${details})`;
      return `SELECT *\nFROM ${from(rel.input)}\nWHERE CASE WHEN ${enclosed(rel.condition)} THEN true ELSE ${otherwise} END`;
    }
    case "assert":
      return `SELECT${columns(assertItems(rel))}\nFROM ${from(rel.input)}`;
    case "sql": {
      const aliases = rel.inputs.flatMap(({ alias, rel: input }) => {
        const table = from(input);
        return table.toLowerCase() === quoteIdentifier(alias).toLowerCase()
          ? []
          : [`${quoteIdentifier(alias)} AS (SELECT * FROM ${table})`];
      });
      const query = `SELECT *\nFROM (\n${withoutEnd(rel.query)}\n)`;
      // The WITH stands inside, because what comes before it may be a WITH of its own.
      return aliases.length > 0
        ? `SELECT *\nFROM (\n${indentSql(`WITH ${aliases.join(", ")}\n${query}`)}\n)`
        : query;
    }
    case "repartition":
    case "write":
      return `SELECT *\nFROM ${from(rel.input)}`;
    default:
      return assertNever(rel);
  }
}

const enclosed = (text: string): string => `(${closed(text)})`;
const named = ({ name, expression }: NamedExpression): string =>
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
    const rename =
      item.rename.length > 0
        ? ` RENAME (${item.rename.map(({ from, to }) => `${quoteIdentifier(from)} AS ${quoteIdentifier(to)}`).join(", ")})`
        : "";
    return `*${except}${replaced(item.replace)}${rename}`;
  });
  return columns(items);
}

function replaced(replace: readonly NamedExpression[]): string {
  const items = replace.map(({ name, expression }) => `${enclosed(expression)} AS ${quoteIdentifier(name)}`);
  return items.length > 0 ? ` REPLACE (${items.join(", ")})` : "";
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

/**
 * The first row of each combination as one struct: DISTINCT ON sorts by every key once for each column, which takes a
 * minute for a thousand columns, and keeps all rows in memory.
 */
function emitDistinct({ columns, order }: Distinct, input: string): string {
  if (!columns) return `SELECT DISTINCT *\nFROM ${input}`;
  const keys = quoteIdentifiers(columns);
  if (order.length === 0) return `SELECT DISTINCT ON (${keys}) *\nFROM ${input}`;
  const sortKey = order.map(
    ({ expression, direction, nulls }) =>
      `${closed(expression)}, '${direction.toUpperCase()} NULLS ${nulls.toUpperCase()}'`,
  );
  const first = `arg_min(struct_pack(*COLUMNS(*)), create_sort_key(${sortKey.join(", ")}))`;
  return `SELECT unnest(first_row)\nFROM (\n${indentSql(`SELECT ${first} AS first_row\nFROM ${input}\nGROUP BY ${keys}`)}\n)`;
}

function emitWindow(rel: Window, input: string): string {
  const partition =
    rel.partitionBy.length > 0 ? [`PARTITION BY ${rel.partitionBy.map(enclosed).join(", ")}`] : [];
  const windows = rel.windows.map(({ name, order, frame }) => {
    const parts = [
      ...partition,
      ...(order.length > 0 ? [`ORDER BY ${sortKeys(order)}`] : []),
      ...(frame ? [frameText(frame)] : []),
    ];
    return `${name} AS (${parts.join(" ")})`;
  });
  const items = columns([`*${replaced(rel.replace)}`, ...rel.items.map(named)]);
  return `SELECT${items}\nFROM ${input}${windows.length > 0 ? `\nWINDOW${columns(windows)}` : ""}`;
}

function frameText({ unit, start, end }: Frame): string {
  const bound = (side: FrameBound, unbounded: string) => {
    if (side === "unbounded") return `UNBOUNDED ${unbounded}`;
    if (side === "current") return "CURRENT ROW";
    return "before" in side ? `${distance(side.before)} PRECEDING` : `${distance(side.after)} FOLLOWING`;
  };
  const distance = (text: string) => (/^\d+$/.test(text) ? text : enclosed(text));
  return `${unit.toUpperCase()} BETWEEN ${bound(start, "PRECEDING")} AND ${bound(end, "FOLLOWING")}`;
}

/** Several UNNESTs of one SELECT walk their lists side by side, so that key, value and place stay together. */
function unnestItems(rel: Unnest): string[] {
  const column = quoteIdentifier(rel.column);
  const size = rel.kind === "map" ? `cardinality(${column})` : `len(${column})`;
  const unnested = (list: string, as: string) => {
    const filled = rel.outer ? `CASE WHEN ${size} > 0 THEN ${list} ELSE [NULL] END` : list;
    return `unnest(${filled}) AS ${quoteIdentifier(as)}`;
  };
  const except = rel.except.length > 0 ? ` EXCLUDE (${quoteIdentifiers(rel.except)})` : "";
  return [
    `*${except}`,
    ...(rel.keyAs === null ? [] : [unnested(`map_keys(${column})`, rel.keyAs)]),
    unnested(rel.kind === "map" ? `map_values(${column})` : column, rel.as),
    ...(rel.positionAs === null ? [] : [unnested(`range(1, CAST(${size} AS BIGINT) + 1)`, rel.positionAs)]),
  ];
}

/** All rows; then, of each condition, the rows for which it is not true, and the smallest of their shown columns. */
function assertItems({ conditions }: Assert): string[] {
  const text = (column: string) => `left(CAST(${quoteIdentifier(column)} AS VARCHAR), ${LONGEST_SHOWN})`;
  const ofEach = conditions.flatMap(({ condition, shown }, index) => {
    const failed = `FILTER (WHERE ${enclosed(condition)} IS NOT TRUE)`;
    const sample =
      shown.length > 0 ? `min([${shown.map(text).join(", ")}]) ${failed}` : "CAST([] AS VARCHAR[])";
    return [`count(*) ${failed} AS failed_${index + 1}`, `${sample} AS sample_${index + 1}`];
  });
  return ["count(*) AS checked", ...ofEach];
}

const LONGEST_SHOWN = 100;

/** Rows that are equal are told apart by their place among each other; a hash of them finds those quickly. */
function emitSample(rel: Sample, input: string): string {
  const place = quoteIdentifier(freeName("row_place", rel.keys));
  const keys = quoteIdentifiers(rel.keys);
  const numbered = `SELECT\n  *,\n  row_number() OVER (PARTITION BY hash(${keys})) AS ${place}\nFROM ${input}`;
  const hash = `hash(${keys}, ${place}, ${rel.seed})`;
  const order = `ORDER BY ${hash}, ${keys}, ${place}`;
  const partition = quoteIdentifiers(rel.partitionBy);
  const chosen =
    rel.unit === "percent"
      ? `WHERE ${hash} % 1000000 < ${Math.round(rel.amount * 10_000)}`
      : rel.partitionBy.length > 0
        ? `QUALIFY row_number() OVER (PARTITION BY ${partition} ${order}) <= ${rel.amount}`
        : `${order}\nLIMIT ${rel.amount}`;
  return `SELECT * EXCLUDE (${place})\nFROM (\n${indentSql(numbered)}\n)\n${chosen}`;
}

/**
 * DuckDB 1.5 matches a left row whose time is NULL with some row of the right, so the times are compared once more: of
 * inner joins in a way that is not pushed below them.
 */
function emitAsofJoin(rel: AsofJoin, from: (input: Rel) => string): string {
  const { left, comparison, right } = rel.nearest;
  const nearest = `l.${quoteIdentifier(left)} ${comparison} r.${quoteIdentifier(right)}`;
  const keys = rel.keys.map((key) => `l.${quoteIdentifier(key.left)} = r.${quoteIdentifier(key.right)}`);
  const isLeft = rel.kind === "left";
  const items = rel.columns.map(({ side, column, as }) => {
    const value = `${side === "left" ? "l" : "r"}.${quoteIdentifier(column)}`;
    if (side === "right" && isLeft)
      return `CASE WHEN l.${quoteIdentifier(left)} IS NOT NULL THEN ${value} END AS ${quoteIdentifier(as)}`;
    return column === as ? value : `${value} AS ${quoteIdentifier(as)}`;
  });
  const on = [...keys, nearest].join(" AND ");
  return [
    `SELECT${columns(items)}`,
    `FROM ${from(rel.left)} AS l`,
    `ASOF ${isLeft ? "LEFT " : ""}JOIN ${from(rel.right)} AS r ON ${on}`,
    ...(isLeft ? [] : [`WHERE (${nearest}) IS TRUE`]),
  ].join("\n");
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
