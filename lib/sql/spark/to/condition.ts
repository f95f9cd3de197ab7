import type { Piece } from "../piece";

/** What keeps rows has to be a truth value in Spark; DuckDB takes a number for one. */
export const conditionSql = ({ sql, type }: Piece): string =>
  !type || type.is === "boolean" || type.is === "null" ? sql : `CAST(${sql} AS BOOLEAN)`;
