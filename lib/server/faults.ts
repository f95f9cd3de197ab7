import type { Conflict } from "../api/schemas";
import type { Diagnostic } from "../model/diagnostic";

const BRAND = Symbol.for("tenon.fault");

/** A request that cannot be fulfilled, in words for the one who asked; anything else that is thrown is a bug. */
export class Fault extends Error {
  override readonly name: string = "Fault";
  readonly [BRAND] = true;
  /** For a save on a version that is no longer the newest: what stands there now. */
  readonly conflict: Conflict | null = null;

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

/** A save on top of a version that is no longer the newest. */
export class ConflictFault extends Fault {
  constructor(override readonly conflict: Conflict) {
    super(409, "conflict", "Somebody else saved this job in the meantime.");
  }
}

/**
 * Whether something thrown is a fault. Not `instanceof`: Next bundles start-up and routes apart, so the services, which
 * are made at start-up, throw another copy of the class.
 */
export const isFault = (error: unknown): error is Fault => error instanceof Error && BRAND in error;

export const notFound = (what: string): Fault => new Fault(404, "not-found", `There is no ${what}.`);

/** Whether something thrown says that a thing does not exist. */
export const isNotFound = (error: unknown): boolean => isFault(error) && error.status === 404;
