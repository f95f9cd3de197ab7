import type { Diagnostic } from "../../model/diagnostic";
import type { Pipeline } from "../../model/pipeline";

/** Thrown when a job must not go on; the command line prints the diagnostics with the names of the nodes. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly diagnostics: readonly Diagnostic[],
    readonly pipeline: Pipeline,
  ) {
    super(diagnostics.map(({ message }) => message).join("\n"));
  }
}
