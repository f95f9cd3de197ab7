import { z } from "zod";

/** A column of a table: its name as the data has it, and its type in DuckDB's notation (`BIGINT`, `STRUCT(a INTEGER)`). */
export const Column = z.strictObject({ name: z.string(), type: z.string() });
export type Column = z.infer<typeof Column>;
