import type { Conflict } from "../api/schemas";
import type { Diagnostic } from "../model/diagnostic";

/** A request that cannot be fulfilled, in words for the one who asked; anything else that is thrown is a bug. */
export class Fault extends Error {
  override readonly name: string = "Fault";
  constructor(
    /** HTTP status. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly diagnostics: readonly Diagnostic[] = [],
  ) {
    super(message);
  }
}

export const notFound = (what: string): Fault => new Fault(404, "not-found", `There is no ${what}.`);

/** A save on top of a version that is no longer the newest. */
export class ConflictFault extends Fault {
  override readonly name = "ConflictFault";
  constructor(readonly conflict: Conflict) {
    super(409, "conflict", "Somebody else saved this job in the meantime.");
  }
}
