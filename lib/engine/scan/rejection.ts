import type { Rejects } from "../../ir/rel";
import { type Diagnostic, diagnose } from "../../model/diagnostic";

/** What is to be said of rows that could not be read: an error when there are too many, a warning when nobody takes them. */
export function rejectionProblem(
  { kept, most }: Rejects,
  { path, rejected, rows }: { path: string; rejected: number; rows: number },
): Diagnostic | null {
  if (rejected === 0) return null;
  const all = rejected + rows;
  const count = `${rejected.toLocaleString("en")} of ${all.toLocaleString("en")} rows cannot be read`;
  const place = { field: ["tolerate"] };
  if (most !== null) {
    const allowed = "rows" in most ? most.rows : (most.percent / 100) * all;
    const words = "rows" in most ? most.rows.toLocaleString("en") : `${most.percent} %`;
    if (rejected > allowed)
      return diagnose("file/rejected", { path, detail: `${count}, and at most ${words} may be` }, place);
  }
  return kept ? null : diagnose("file/left-out", { path, detail: `${count}, and are left out` }, place);
}
