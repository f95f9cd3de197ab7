import type { Column } from "@/lib/model/column";
import { typeFamily } from "@/lib/model/column-type";
import { sameName } from "@/lib/nodes/column-names";
import {
  type AggregateName,
  type Aggregation,
  aggregateInfo,
  aggregateNames,
  aggregationName,
  parseAggregation,
  printAggregation,
} from "@/lib/sql/lens/aggregation";

export interface Computed {
  name: string;
  expression: string;
}

/** Functions as a select offers them: distinct counting is a function of its own. */
export function functionOptions(chosen: Aggregation | null): { value: string; label: string }[] {
  const plain = aggregateNames.map((name) => ({ value: name as string, label: aggregateInfo(name).title }));
  const distinct = new Set(["count", chosen?.distinct ? chosen.function : "count"]);
  return plain.flatMap((option) =>
    distinct.has(option.value)
      ? [option, { value: `${option.value} distinct`, label: `${option.label} distinct` }]
      : [option],
  );
}

export const functionValue = ({ function: name, distinct }: Aggregation): string =>
  distinct ? `${name} distinct` : name;

/** The columns a function makes sense of; all of them where none fits, so that nobody is stuck. */
export function columnsFor(name: AggregateName, columns: readonly Column[]): readonly Column[] {
  const { families } = aggregateInfo(name);
  if (!families) return columns;
  const fitting = columns.filter(({ type }) => families.some((family) => family === typeFamily(type)));
  return fitting.length > 0 ? fitting : columns;
}

/** Another function for the same column, as far as it takes one. */
export function withFunction(computed: Computed, value: string, columns: readonly Column[]): Computed {
  const [name, distinct] = value.split(" ") as [AggregateName, string | undefined];
  const before = parseAggregation(computed.expression);
  const fitting = columnsFor(name, columns);
  const kept =
    before?.column && fitting.some((column) => sameName(column.name, before.column ?? ""))
      ? before.column
      : null;
  const countsRows = name === "count" && !distinct;
  const column = kept ?? (countsRows ? null : (fitting[0]?.name ?? ""));
  const position = name === "quantile" ? (before?.position ?? "0.5") : undefined;
  return written(computed, before, {
    function: name,
    column,
    distinct: distinct !== undefined,
    ...(position === undefined ? {} : { position }),
  });
}

export const withColumn = (computed: Computed, column: string | null): Computed => {
  const before = parseAggregation(computed.expression);
  return before ? written(computed, before, { ...before, column }) : computed;
};

export const withPosition = (computed: Computed, position: string): Computed => {
  const before = parseAggregation(computed.expression);
  return before ? written(computed, before, { ...before, position }) : computed;
};

/** A name nobody chose follows what is computed. */
function written(computed: Computed, before: Aggregation | null, next: Aggregation): Computed {
  const automatic = computed.name === "" || (before !== null && computed.name === aggregationName(before));
  return { name: automatic ? aggregationName(next) : computed.name, expression: printAggregation(next) };
}
