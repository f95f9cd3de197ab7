import { z } from "zod";

/**
 * SQL text in DuckDB's dialect, branded so that the types of a program ask for sql`…` where a plain string would be a
 * mistake. At run time it is a string: documents hold it as it was typed.
 */
export type SqlText = string & z.$brand<"sql">;

/** The schema of a SQL setting; `meta` says what kind of text it is (see `FieldMeta`). */
export const sqlText = () => z.string().max(1_000_000).brand<"sql", "inout">();

/** Marks text as SQL where it does not come from a sql`…` literal. */
export const asSql = (text: string): SqlText => text as SqlText;
