import type { Target } from "../query-context";
import { sparkName } from "../spark-type";
import { toSparkByName } from "./by-name";
import { toSparkExpression } from "./expressions";
import { prepareQuery } from "./prepare-query";
import { toSparkSelect } from "./selects";
import { toSparkValues } from "./values";
import { toSparkWindow } from "./windows";

/** DuckDB SQL in Spark's words. */
export const sparkTarget: Target = {
  name: sparkName,
  expression: toSparkExpression,
  select: toSparkSelect,
  values: toSparkValues,
  // DuckDB puts NULLs last either way; Spark puts them first going up.
  order: ({ direction, nulls }) => {
    const down = direction === "desc";
    const place = nulls ?? "last";
    const own = down ? "last" : "first";
    return `${down ? " DESC" : ""}${place === own ? "" : ` NULLS ${place.toUpperCase()}`}`;
  },
  orderAll: (key) =>
    `ORDER BY ALL${key.direction === "desc" ? " DESC" : ""} NULLS ${(key.nulls ?? "last").toUpperCase()}`,
  prepare: prepareQuery,
  window: toSparkWindow,
  byName: toSparkByName,
  lambda: (params, body) => `${params.length === 1 ? params[0] : `(${params.join(", ")})`} -> ${body}`,
};
