import type { ImportNote } from "../../glue/import-job";
import { oneLine } from "./diagnostic-text";

/** What there is to know of a job from elsewhere, on the error output: the standard output is the command's own. */
export function printNotes(notes: readonly Pick<ImportNote, "name" | "message">[]): void {
  for (const { name, message } of notes)
    console.error(`note: ${name === null ? "" : `“${oneLine(name)}”: `}${oneLine(message)}`);
}
