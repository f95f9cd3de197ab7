import {
  type AggregateName,
  type Aggregation,
  aggregateInfo,
  aggregateNames,
  parseAggregation,
  printAggregation,
} from "../../sql/lens/aggregation";
import { writeIdentifier } from "../../sql/lens/identifier";
import { isObject, type JsonObject } from "../json";
import { type GlueMapping, oneWire, Unfit } from "../mapping";
import { asPaths, columnOf, columnsOf, objectsOf, textOf, textsOf } from "../read-fields";

/** The functions of AWS Glue that are not DuckDB's of the same name, as SQL over a column. */
const SPARK_ONLY: Readonly<Record<string, (column: string) => string>> = {
  // DuckDB's skewness is corrected for the size of a sample, Spark's is not.
  skewness: (x) =>
    `CASE WHEN var_pop(${x}) > 0 THEN CASE WHEN count(${x}) > 2 THEN skewness(${x}) * (count(${x}) - 2) / sqrt(count(${x}) * (count(${x}) - 1.0)) ELSE 0.0 END END`,
  kurtosis: (x) => `kurtosis_pop(${x})`,
};

/** Results are called after their function, as in Spark: `sum(delay)`. */
export const aggregate: GlueMapping = {
  glue: "Aggregate",
  types: ["aggregate"],
  read(fields, context) {
    const compute = objectsOf(fields, "Aggs").map((agg) => {
      const column = columnOf(textsOf(agg, "Column"));
      const name = textOf(agg, "AggFunc") ?? "";
      const spark = SPARK_ONLY[name];
      if (spark) return { name: `${name}(${column})`, expression: spark(writeIdentifier(column)) };
      const found = functionOf(name);
      if (!found) throw new Unfit(`its function “${name}” is not known`);
      const expression = printAggregation({ ...found, column });
      const word = found.distinct
        ? `${aggregateInfo(found.function).sql}(DISTINCT ${column})`
        : `${name}(${column})`;
      return { name: word, expression };
    });
    return {
      type: "aggregate",
      settings: { by: columnsOf(fields, "Groups"), compute },
      inputs: oneWire(context.inputs),
    };
  },
  write({ settings: { by, compute } }) {
    const groups = Array.isArray(by) ? by.map(String) : [];
    const results = Array.isArray(compute) ? compute.filter(isObject) : [];
    if (results.length === 0 || results.length > 30) return null;
    const aggs = results.map(writeAgg);
    if (aggs.some((agg) => agg === null)) return null;
    return { Groups: asPaths(groups), Aggs: aggs.filter((agg) => agg !== null) };
  },
};

function functionOf(glue: string): Pick<Aggregation, "function" | "distinct"> | null {
  const name = aggregateNames.find((one) => [glueName(one, false), glueName(one, true)].includes(glue));
  return name ? { function: name, distinct: glueName(name, true) === glue } : null;
}

function glueName(name: AggregateName, distinct: boolean): string | undefined {
  const { glue, glueDistinct } = aggregateInfo(name);
  return distinct ? glueDistinct : glue;
}

/** Only a result that has the name Spark would give it can be said there. */
function writeAgg({ name, expression }: JsonObject): JsonObject | null {
  if (typeof name !== "string" || typeof expression !== "string") return null;
  const spark = Object.keys(SPARK_ONLY).find((word) => name.startsWith(`${word}(`) && name.endsWith(")"));
  if (spark) {
    const column = name.slice(spark.length + 1, -1);
    const same = SPARK_ONLY[spark]?.(writeIdentifier(column)) === expression;
    return same ? { Column: [column], AggFunc: spark } : null;
  }
  const read = parseAggregation(expression);
  const glue = read && glueName(read.function, read.distinct);
  if (!read || read.column === null || !glue || glue in SPARK_ONLY) return null;
  const word = read.distinct
    ? `${aggregateInfo(read.function).sql}(DISTINCT ${read.column})`
    : `${glue}(${read.column})`;
  return word === name ? { Column: [read.column], AggFunc: glue } : null;
}
