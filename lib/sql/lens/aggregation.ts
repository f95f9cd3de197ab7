import { asSql, type SqlText } from "../../model/sql-text";
import { isNumberText } from "./condition-tree";
import { writeIdentifier } from "./identifier";
import { canBeBareColumn, VALUE_WORDS } from "./keywords";
import { identifierName, isOperator, isWord, type Token, tokenize } from "./tokenize";

/** An aggregate as a form edits it: a function of one column. */
export interface Aggregation {
  function: AggregateName;
  /** Null only for `count`: the number of rows. */
  column: string | null;
  distinct: boolean;
  /** For `quantile`: between 0 and 1, as text. */
  position?: string;
}

export interface AggregateInfo {
  title: string;
  /** The function in DuckDB's SQL. */
  sql: string;
  /** AWS Glue's name, and its name for the distinct form. */
  glue?: string;
  glueDistinct?: string;
  /** Other spellings that mean the same. */
  aliases?: readonly string[];
  /** Families of types it makes sense for; all when absent. */
  families?: readonly ("number" | "text" | "time" | "boolean")[];
}

const numbers = ["number"] as const;
const ordered = ["number", "time"] as const;

/** Every aggregate of the form, in the order it offers them. */
export const aggregates = {
  count: { title: "Count", sql: "count", glue: "count", glueDistinct: "countDistinct" },
  sum: { title: "Sum", sql: "sum", glue: "sum", glueDistinct: "sumDistinct", families: numbers },
  avg: { title: "Average", sql: "avg", glue: "avg", aliases: ["mean"], families: ordered },
  min: { title: "Minimum", sql: "min", glue: "min" },
  max: { title: "Maximum", sql: "max", glue: "max" },
  median: { title: "Median", sql: "median", families: ordered },
  quantile: { title: "Quantile", sql: "quantile_cont", families: ordered },
  first: { title: "First", sql: "first", glue: "first" },
  last: { title: "Last", sql: "last", glue: "last" },
  list: { title: "List", sql: "list", aliases: ["array_agg"] },
  stddev_samp: {
    title: "Standard deviation (sample)",
    sql: "stddev_samp",
    glue: "stddev_samp",
    aliases: ["stddev"],
    families: numbers,
  },
  stddev_pop: {
    title: "Standard deviation (population)",
    sql: "stddev_pop",
    glue: "stddev_pop",
    families: numbers,
  },
  var_samp: {
    title: "Variance (sample)",
    sql: "var_samp",
    glue: "var_samp",
    aliases: ["variance"],
    families: numbers,
  },
  var_pop: { title: "Variance (population)", sql: "var_pop", glue: "var_pop", families: numbers },
  skewness: { title: "Skewness", sql: "skewness", glue: "skewness", families: numbers },
  kurtosis: { title: "Kurtosis", sql: "kurtosis", glue: "kurtosis", families: numbers },
} as const satisfies Record<string, AggregateInfo>;

export type AggregateName = keyof typeof aggregates;

export const aggregateInfo = (name: AggregateName): AggregateInfo => aggregates[name];
export const aggregateNames = Object.keys(aggregates) as AggregateName[];

const bySql = new Map<string, AggregateName>(
  aggregateNames.flatMap((name) => {
    const { sql, aliases = [] } = aggregateInfo(name);
    return [sql, ...aliases].map((word) => [word, name] as const);
  }),
);

/** The function of a column that aggregate text stands for, or null where only SQL can say it. */
export function parseAggregation(text: string): Aggregation | null {
  const tokens = tokenize(text);
  if (tokens.some(({ kind, terminated }) => kind === "comment" || !terminated)) return null;
  const [head, open, ...rest] = tokens;
  const name = head?.kind === "identifier" ? bySql.get(head.text.toLowerCase()) : undefined;
  if (!name || !isOperator(open, "(") || !isOperator(rest.pop(), ")")) return null;
  if (name === "count" && (rest.length === 0 || (rest.length === 1 && isOperator(rest[0], "*")))) {
    return { function: "count", column: null, distinct: false };
  }
  const distinct = isWord(rest[0], "distinct");
  const [column, ...after] = distinct ? rest.slice(1) : rest;
  const read = column && columnName(column);
  if (typeof read !== "string") return null;
  if (name !== "quantile") return after.length === 0 ? { function: name, column: read, distinct } : null;
  const [comma, position, ...more] = after;
  if (!isOperator(comma, ",") || position?.kind !== "number" || more.length > 0) return null;
  return { function: name, column: read, distinct, position: position.text };
}

/** The text of an aggregate: `count(*)`, `sum(distinct "order")`, `quantile_cont(delay, 0.9)`. */
export function printAggregation({ function: name, column, distinct, position }: Aggregation): SqlText {
  const { sql } = aggregateInfo(name);
  if (column === null) return asSql(`${sql}(*)`);
  const argument = `${distinct ? "distinct " : ""}${column === "" ? '""' : writeIdentifier(column)}`;
  if (name !== "quantile") return asSql(`${sql}(${argument})`);
  return asSql(`${sql}(${argument}, ${position !== undefined && isNumberText(position) ? position : "0.5"})`);
}

/** The name a result has when nobody chose one: `max_delay`, `count`. */
export function aggregationName({ function: name, column, distinct }: Aggregation): string {
  return [name, distinct ? "distinct" : "", column ?? ""].filter(Boolean).join("_");
}

/** The column a lone token names; null for a word that cannot be one, or means a value. */
function columnName(token: Token): string | null {
  if (token.kind === "quoted") return identifierName(token);
  if (token.kind !== "identifier" || !canBeBareColumn(token.text)) return null;
  return VALUE_WORDS.has(token.text.toLowerCase()) ? null : token.text;
}
