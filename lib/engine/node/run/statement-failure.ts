import type { SqlError } from "../../../runtime/engine";
import { RunFailure } from "../../../runtime/run-failure";
import type { Statement } from "../../../sql/script";
import { type FailureContext, failingNode } from "../../failing-node";
import { storageReason } from "./storage-failure";

/** A failed statement as a failure of the run, at the node whose SQL the engine points to. */
export function statementFailure(error: SqlError, statement: Statement, context: FailureContext): RunFailure {
  const node = failingNode(error, statement, context);
  const storage = storageReason(error.message);
  if (storage)
    return new RunFailure(storage.code, `The run was ended: ${storage.say}.`, statement.node, {
      cause: error,
    });
  if (error.kind === "out-of-memory")
    return new RunFailure(
      "engine/memory",
      `The job needs more memory than it may use: ${error.message}.`,
      node,
      { cause: error },
    );
  return new RunFailure("sql/error", error.message, node, { cause: error });
}
