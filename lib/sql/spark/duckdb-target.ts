import { writeIdentifier } from "../lens/identifier";
import { translateExpression } from "./expressions";
import type { Target } from "./query-context";
import { translateSelect } from "./selects";
import { translateValues } from "./values";

/** Spark SQL in DuckDB's words. */
export const duckdbTarget: Target = {
  name: writeIdentifier,
  expression: translateExpression,
  select: translateSelect,
  values: translateValues,
  // Spark puts NULLs first going up; DuckDB puts them last either way.
  order: ({ direction, nulls }) => {
    const down = direction === "desc";
    return `${down ? " DESC" : ""}${(nulls ?? (down ? "last" : "first")) === "first" ? " NULLS FIRST" : ""}`;
  },
  orderAll: ({ direction }) => `ORDER BY ALL${direction === "desc" ? " DESC" : " NULLS FIRST"}`,
  prepare: (query) => query,
  window: (spec) => spec,
  byName: (left, right) => ({ left, right, word: " BY NAME" }),
  lambda: (params, body) => `lambda ${params.join(", ")}: ${body}`,
};
