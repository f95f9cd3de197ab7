import { z } from "zod";

/**
 * SQL text in DuckDB's dialect, branded so that the types of a program ask for sql`…` where a plain string would be a
 * mistake. At run time it is a string: documents hold it as it was typed.
 */
export type SqlText = string & z.$brand<"sql">;

const sqlTexts = z.registry<{ dialect: "duckdb" }>();

/** The schema of a SQL setting; `meta` says what kind of text it is (see `FieldMeta`). */
export const sqlText = () =>
  z.string().max(1_000_000).brand<"sql", "inout">().register(sqlTexts, { dialect: "duckdb" });

/** Whether a schema comes from `sqlText`, with further checks or not: such settings are printed as sql`…`. */
export const isSqlText = (schema: z.ZodType): boolean => sqlTexts.get(schema as z.ZodString) !== undefined;

/** Marks text as SQL where it does not come from a sql`…` literal. */
export const asSql = (text: string): SqlText => text as SqlText;
