import type { Target } from "../query-context";
import { sparkName } from "../spark-type";
import { toSparkExpression } from "./expressions";
import { toSparkSelect } from "./selects";
import { toSparkValues } from "./values";

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
  orderAll: (key, context) => {
    context.problem(key, "ORDER BY ALL has no counterpart in Spark; name the columns.");
    return "";
  },
  lambda: (params, body) => `${params.length === 1 ? params[0] : `(${params.join(", ")})`} -> ${body}`,
};
