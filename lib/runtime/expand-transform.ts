import type { Expander, ExpandRequest, Expansion } from "../compiler/expander";
import { DiagnosticError, diagnose } from "../model/diagnostic";
import type { NodeCode } from "../nodes/define-node";
import { readParameters } from "../nodes/transform-parameters";
import { nearest } from "../util/nearest";
import { buildTransform } from "./build-code";
import { type CodeOrigin, expandWithin } from "./expand-within";
import type { BuildContext } from "./job-builder";
import type { LoadedTransform, TransformSource } from "./transform-source";

/** Expands a node of a custom transform: its function is called with the values of the form, once they are right. */
export async function expandTransform(
  request: ExpandRequest,
  { transform, parameters: values }: Extract<NodeCode, { kind: "transform" }>,
  found: LoadedTransform | undefined,
  source: TransformSource | null,
  context: BuildContext,
  expander: Expander,
): Promise<Expansion> {
  const place = { field: ["transform"] };
  if (!found) {
    const choices = nearest(transform, (await source?.names()) ?? []);
    throw new DiagnosticError([diagnose("transform/unknown", { name: transform }, place, choices)]);
  }
  const { description, code } = found;
  if (!code) {
    const detail = description.problems.join(" ");
    throw new DiagnosticError([diagnose("transform/broken", { name: transform, detail }, place)]);
  }
  const columns = request.inputs[0]?.columns ?? [];
  const { parameters, problems } = readParameters(description.parameters, values, columns);
  if (problems.length > 0) throw new DiagnosticError(problems);
  const origin: CodeOrigin = {
    call: code.call,
    ...(code.currentPlace ? { currentPlace: code.currentPlace } : {}),
    placeOf: (at) => ({ where: at === undefined ? `${transform}.ts` : `${transform}.ts, line ${at.line}` }),
  };
  return expandWithin(origin, context, expander, (within) =>
    buildTransform(code.function, request, parameters, within),
  );
}

/** Expands custom transforms alone: what a program without an editor needs beside its own functions. */
export function transformExpander(source: TransformSource, context: BuildContext): Expander {
  const expander: Expander = {
    async expand(request) {
      const { code, node } = request;
      if (code.kind !== "transform")
        throw new DiagnosticError([diagnose("code/unavailable", { name: node })]);
      return expandTransform(request, code, await source.find(code.transform), source, context, expander);
    },
  };
  return expander;
}
