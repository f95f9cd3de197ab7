import type { CodePlace, Expander, Expansion } from "../compiler/expander";
import { type Diagnostic, DiagnosticError } from "../model/diagnostic";
import { stableJson } from "../util/stable-json";
import { type BuiltCode, buildFunction } from "./build-code";
import type { BuildContext, ProgramPlace } from "./job-builder";

/** Where code comes from: how it is called, and what its places are to a reader. */
export interface CodeOrigin {
  /** Throws `DiagnosticError` for what the code throws, with its line and column. */
  call<T>(work: () => T): T;
  currentPlace?(): ProgramPlace | undefined;
  placeOf(at: ProgramPlace | undefined): CodePlace;
}

/**
 * The expansion that a call of code gives. Functions in it are called where they stand, so that they may use what is
 * around them; what is no function of it is left to the other expander.
 */
export function expandWithin(
  origin: CodeOrigin,
  context: BuildContext,
  other: Expander | undefined,
  build: (context: BuildContext) => BuiltCode,
): Expansion {
  const inner = new Map<string, Expansion>();
  try {
    const built = origin.call(() => build({ ...context, locate: () => origin.currentPlace?.() }));
    if (built.diagnostics.length > 0)
      throw new DiagnosticError(built.diagnostics.map((one) => inPart(one, built)));
    const expander: Expander = {
      async expand(request) {
        const { code, node, inputs } = request;
        const found = built.functions.get(node);
        if (!found || code.kind !== "function") {
          if (other) return other.expand(request);
          throw new Error(`Nobody evaluates the code of ${node}.`);
        }
        const key = stableJson([node, inputs]);
        const expansion =
          inner.get(key) ??
          expandWithin(origin, context, other, (within) =>
            buildFunction(found, request, code.outputs, within),
          );
        inner.set(key, expansion);
        return expansion;
      },
    };
    return { ...built, placeOf: (id) => origin.placeOf(built.places[id]), expander };
  } catch (error) {
    throw error instanceof DiagnosticError
      ? // What could stand instead is for a value, and the place is that of the whole call.
        new DiagnosticError(error.diagnostics.map(({ choices: _, ...one }) => placed(one, origin)))
      : error;
  }
}

/** A wrong setting of a part: with the part's name. */
function inPart({ message, ...rest }: Diagnostic, { pipeline }: BuiltCode): Diagnostic {
  const name = rest.node === undefined ? undefined : pipeline.nodes[rest.node]?.name;
  return { ...rest, message: name === undefined ? message : `“${name}”: ${message}` };
}

/** A diagnostic at a line of the code, at the place that this is to a reader. */
export function placed(
  { line, column, message, field: _, ...rest }: Diagnostic,
  origin: Pick<CodeOrigin, "placeOf">,
): Diagnostic {
  const at = line === undefined ? undefined : { line, column: column ?? 1 };
  const { where, ...place } = origin.placeOf(at);
  if (where === undefined) return { ...rest, message, ...place };
  return { ...rest, message: `${where}${message.startsWith("“") ? "," : ":"} ${message}`, ...place };
}
