import type { Expander, ExpandRequest, Expansion } from "../compiler/expander";
import { type Diagnostic, DiagnosticError, diagnose } from "../model/diagnostic";
import type { NodeCode } from "../nodes/define-node";
import { LruCache } from "../util/lru-cache";
import { stableJson } from "../util/stable-json";
import { buildFunction } from "./build-code";
import { type CodeModule, loadCode } from "./code-module";
import { codeSource, placeInCode } from "./code-source";
import { compilerChoice, compilerWords } from "./compiler-words";
import { expandTransform } from "./expand-transform";
import { type CodeOrigin, expandWithin, placed } from "./expand-within";
import type { BuildContext, BuildFunction } from "./job-builder";
import type { TransformSource } from "./transform-source";
import type { TypeServer } from "./type-server";

export interface ExpandCodeOptions {
  /** Checks types before anything is evaluated; null trusts the code. */
  types: Pick<TypeServer, "check"> | null;
  /** Where custom transforms come from; without it there are none. */
  transforms: TransformSource | null;
  /** What surrounds the code: the arguments of a run, and a log. */
  context?: BuildContext;
}

const MOST_EXPANSIONS = 500;
/** How long a function that took too long is not tried again. */
const TIME_KEPT_MS = 30_000;
const FIELD = ["code"];
const NOWHERE: BuildContext = { arguments: {}, log: () => {} };

/**
 * Expands custom code from its text, and custom transforms: what an editor, a check and a document without a program
 * know. Expansions are kept by the code and the columns of the inputs, failures too.
 */
export function expandCode({ types, transforms, context = NOWHERE }: ExpandCodeOptions): Expander {
  const kept = new LruCache<string, Promise<Expansion>>(MOST_EXPANSIONS);
  const modules = new LruCache<string, Promise<CodeModule>>(MOST_EXPANSIONS);
  const identities = new WeakMap<object, number>();
  let count = 0;
  const identityOf = (thing: object): number => {
    if (!identities.has(thing)) identities.set(thing, ++count);
    return identities.get(thing) as number;
  };

  /** The same promise for the same key, as long as it may be of use. */
  const keep = (key: string, make: () => Promise<Expansion>): Promise<Expansion> => {
    const known = kept.get(key);
    if (known) return known;
    const expanding = make();
    kept.set(key, expanding);
    expanding.catch((error: unknown) => {
      // What is wrong with the code stays wrong; a busy machine and a fault of our own do not.
      if (!(error instanceof DiagnosticError)) kept.delete(key);
      else if (error.diagnostics.some(({ code }) => code === "code/time"))
        setTimeout(() => kept.delete(key), TIME_KEPT_MS).unref();
    });
    return expanding;
  };

  const expandFunction = async (
    request: ExpandRequest,
    { text, outputs }: Extract<NodeCode, { kind: "function" }>,
  ): Promise<Expansion> => {
    const names = request.inputs.map(({ name }) => name);
    const source = codeSource(text, names, outputs);
    const placeOf: CodeOrigin["placeOf"] = (at) => placeInCode(text, source, at, FIELD);
    const known = modules.get(source.text);
    const loading = known ?? loadFunction(source.text, placeOf, types, context);
    if (!known) {
      modules.set(source.text, loading);
      loading.catch((error: unknown) => {
        if (!(error instanceof DiagnosticError)) modules.delete(source.text);
      });
    }
    const module = await loading;
    const origin = { call: module.call, currentPlace: module.currentPlace, placeOf };
    return expandWithin(origin, context, expander, (within) =>
      buildFunction(module.exports.default as BuildFunction, request, outputs, within),
    );
  };

  const expander: Expander = {
    async expand(request) {
      const { code, inputs } = request;
      if (code.kind === "function")
        return keep(stableJson([code, inputs]), () => expandFunction(request, code));
      const found = await transforms?.find(code.transform);
      return keep(`${found ? identityOf(found) : ""} ${stableJson([code, inputs])}`, () =>
        expandTransform(request, code, found, transforms, context, expander),
      );
    },
  };
  return expander;
}

async function loadFunction(
  text: string,
  placeOf: CodeOrigin["placeOf"],
  types: ExpandCodeOptions["types"],
  { log }: BuildContext,
): Promise<CodeModule> {
  const problems = (await types?.check(text)) ?? [];
  if (problems.length > 0)
    throw new DiagnosticError(problems.slice(0, 20).map((one) => typeDiagnostic(one, placeOf)));
  return loadCode(text, log).catch((error: unknown) => {
    if (!(error instanceof DiagnosticError)) throw error;
    throw new DiagnosticError(error.diagnostics.map((one) => placed(one, { placeOf })));
  });
}

/** A compiler's error; one about the whole function says only what it comes down to. */
function typeDiagnostic(
  { detail, code, line, column }: Awaited<ReturnType<TypeServer["check"]>>[number],
  placeOf: CodeOrigin["placeOf"],
): Diagnostic {
  const isInside = placeOf({ line, column }).where !== undefined;
  const words = compilerWords(code, isInside ? detail : detail.slice(-1));
  return placed(diagnose("code/type", { detail: words }, { line, column }, compilerChoice(words)), {
    placeOf,
  });
}
