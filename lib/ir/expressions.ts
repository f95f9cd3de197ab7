import { assertNever } from "../util/assert-never";
import type { Rel } from "./rel";

/** Every SQL text that an operator itself holds, in no order. */
export function expressionsOf(rel: Rel): readonly string[] {
  switch (rel.op) {
    case "input":
    case "scan":
    case "values":
    case "union":
    case "limit":
    case "unnest":
    case "unpivot":
    case "sample":
    case "asof-join":
    case "set-operation":
    case "repartition":
    case "write":
      return [];
    case "project":
      return rel.items.flatMap((item) =>
        item.kind === "column" ? [item.expression] : item.replace.map(({ expression }) => expression),
      );
    case "filter":
      return [rel.condition];
    case "check":
      return rel.details === undefined ? [rel.condition] : [rel.condition, rel.details];
    case "assert":
      return rel.conditions.map(({ condition }) => condition);
    case "aggregate":
      return [...rel.groups, ...rel.aggregates].map(({ expression }) => expression);
    case "join":
      return rel.condition === null ? [] : [rel.condition];
    case "sort":
      return rel.keys.map(({ expression }) => expression);
    case "distinct":
      return rel.order.map(({ expression }) => expression);
    case "window":
      return [
        ...rel.partitionBy,
        ...[...rel.windows.flatMap(({ order }) => order), ...rel.items, ...rel.replace].map(
          ({ expression }) => expression,
        ),
      ];
    case "sql":
      return [rel.query];
    default:
      return assertNever(rel);
  }
}
