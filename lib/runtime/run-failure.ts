/** Why a run did not succeed, in words a user can act on, and the node it happened at, as exactly as is known. */
export class RunFailure extends Error {
  override readonly name = "RunFailure";
  constructor(
    /** `sql/error`, `input/changed`, `storage/full`, …: what `RunError.code` says. */
    readonly code: string,
    message: string,
    readonly node: string | null = null,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
  }
}
