import { DiagnosticError, diagnose } from "../model/diagnostic";
import type { NodeId } from "../model/pipeline";
import { SqlError } from "./engine";

/** What was asked: the lines that each node gave, in order, `offset` characters into the query. */
export interface Asked {
  parts: readonly { node: NodeId; text: string }[];
  offset: number;
  /** The node whose rows were wanted; what cannot be placed better is said of it. */
  node: NodeId;
}

/**
 * Rows that cannot be computed, because a value fails a cast or a file ends early, are the data's fault and not the
 * engine's: an error of the SQL becomes a diagnostic at the node it happened in. Anything else stays what it is.
 */
export function rowFailure(error: unknown, asked: Asked): unknown {
  if (!(error instanceof SqlError)) return error;
  return new DiagnosticError([
    diagnose("sql/error", { detail: error.message }, { node: nodeAt(error, asked) }),
  ]);
}

function nodeAt({ position }: SqlError, { parts, offset, node }: Asked): NodeId {
  if (position === null || position < offset) return node;
  let end = offset;
  for (const part of parts) {
    end += part.text.length + 1;
    if (position < end) return part.node;
  }
  return node;
}
