import type { Expander } from "../compiler/expander";
import { DiagnosticError, diagnose } from "../model/diagnostic";
import type { NodeId } from "../model/pipeline";
import { buildFunction } from "./build-code";
import type { BuildContext, BuildFunction } from "./job-builder";

/**
 * Expands custom code by calling the very functions that a program holds, with everything around them. What is no
 * function of the program is left to the other expander.
 */
export function expandFunctions(
  functions: ReadonlyMap<NodeId, BuildFunction>,
  context: BuildContext,
  other: Expander | undefined,
): Expander {
  return {
    async expand(request) {
      const { node, code } = request;
      const found = functions.get(node);
      if (code.kind !== "function" || !found) {
        if (other) return other.expand(request);
        throw new DiagnosticError([diagnose("code/unavailable", { name: node })]);
      }
      try {
        const built = buildFunction(found, request, code.outputs, context);
        if (built.diagnostics.length > 0) throw new DiagnosticError(built.diagnostics);
        return {
          ...built,
          placeOf: (id) => built.places[id] ?? {},
          expander: expandFunctions(built.functions, context, other),
        };
      } catch (error) {
        throw context.failure?.(error) ?? plain(error);
      }
    },
  };
}

function plain(error: unknown): DiagnosticError {
  if (error instanceof DiagnosticError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new DiagnosticError([diagnose("code/threw", { detail })]);
}
