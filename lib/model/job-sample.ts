import { z } from "zod";
import { Column } from "./column";

/** Rows as text, each cell as DuckDB writes it; null is NULL. */
const Rows = z.array(z.array(z.string().nullable()));

/** Some of the rows a job reads, and what it makes of them: what a test of the job is held to. */
export const JobSample = z.strictObject({
  /** By the source's name, then by its output. */
  inputs: z.record(
    z.string(),
    z.record(z.string(), z.strictObject({ columns: z.array(Column), rows: Rows })),
  ),
  /** By the target's name. Rows are those it would write, sorted; null where they change with the clock or by chance, or are too many. */
  outputs: z.record(
    z.string(),
    z.strictObject({
      columns: z.array(Column),
      rows: z.strictObject({ count: z.number().int(), first: Rows, sha256: z.string() }).nullable(),
    }),
  ),
});
export type JobSample = z.infer<typeof JobSample>;
