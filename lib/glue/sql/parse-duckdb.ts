import { parseExpressionText, parseQueryText } from "../../sql/syntax/parse";
import type { Expression, Query } from "../../sql/syntax/tree";
import type { SqlShape } from "./translation";

/** A text of DuckDB as a tree. Throws a `SyntaxProblem` for what cannot be read. */
export const parseDuckdb = (text: string, shape: SqlShape): Query | Expression =>
  shape === "query" ? parseQueryText(text, "duckdb") : parseExpressionText(text, "duckdb").expression;
