import type { Expander } from "../compiler/expander";
import { DiagnosticError, diagnose } from "../model/diagnostic";
import type { NodeId } from "../model/pipeline";
import { buildFunction } from "./build-code";
import { type CodeOrigin, expandWithin } from "./expand-within";
import type { BuildContext, BuildFunction } from "./job-builder";

/**
 * Expands custom code by calling the very functions that a program holds, with everything around them. What is no
 * function of the program is left to the other expander.
 */
export function expandFunctions(
  functions: ReadonlyMap<NodeId, BuildFunction>,
  context: BuildContext,
  other: Expander,
): Expander {
  const origin: CodeOrigin = {
    call(work) {
      try {
        return work();
      } catch (error) {
        throw context.failure?.(error) ?? plain(error);
      }
    },
    currentPlace: () => context.locate?.(),
    placeOf: (at) => at ?? {},
  };
  return {
    async expand(request) {
      const { node, code } = request;
      const found = functions.get(node);
      if (code.kind !== "function" || !found) return other.expand(request);
      return expandWithin(origin, context, other, (within) =>
        buildFunction(found, request, code.outputs, within),
      );
    },
  };
}

function plain(error: unknown): DiagnosticError {
  if (error instanceof DiagnosticError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new DiagnosticError([diagnose("code/threw", { detail })]);
}
