import type { Expander, ExpandRequest, Expansion } from "../compiler/expander";
import { type Diagnostic, DiagnosticError, diagnose } from "../model/diagnostic";
import type { NodeId } from "../model/pipeline";
import { LruCache } from "../util/lru-cache";
import { stableJson } from "../util/stable-json";
import { type BuiltCode, buildFunction } from "./build-code";
import { type CodeModule, loadCode } from "./code-module";
import { type CodeSource, codeSource, placeInCode } from "./code-source";
import type { BuildContext, BuildFunction } from "./job-builder";
import type { TypeServer } from "./type-server";

export interface ExpandCodeOptions {
  /** Checks types before anything is evaluated; null trusts the code. */
  types: Pick<TypeServer, "check"> | null;
  /** Receives `job.log` and what code writes to its console. */
  log?(message: readonly unknown[]): void;
}

const MOST_EXPANSIONS = 500;
/** How long a function that took too long is not tried again. */
const TIME_KEPT_MS = 30_000;
const FIELD = ["code"];

/**
 * Expands custom code from its text: what an editor, a check and a document without a program know. Expansions are kept
 * by text, outputs and the columns of the inputs, failures too.
 */
export function expandCode({ types, log = () => {} }: ExpandCodeOptions): Expander {
  const kept = new LruCache<string, Promise<Expansion>>(MOST_EXPANSIONS);
  const modules = new LruCache<string, Promise<CodeModule>>(MOST_EXPANSIONS);

  const load = (text: string, source: CodeSource): Promise<CodeModule> => {
    const key = source.text;
    const known = modules.get(key);
    if (known) return known;
    const loading = (async () => {
      const problems = (await types?.check(source.text)) ?? [];
      if (problems.length > 0)
        throw new DiagnosticError(problems.slice(0, 20).map((one) => typeDiagnostic(text, source, one)));
      return loadCode(source.text, log).catch((error: unknown) => {
        throw placed(error, text, source);
      });
    })();
    modules.set(key, loading);
    loading.catch((error: unknown) => {
      if (!(error instanceof DiagnosticError)) modules.delete(key);
    });
    return loading;
  };

  const expand = async ({ code, inputs, node }: ExpandRequest): Promise<Expansion> => {
    if (code.kind !== "function") throw new DiagnosticError([diagnose("code/unavailable", { name: node })]);
    const { text, outputs } = code;
    const source = codeSource(
      text,
      inputs.map(({ name }) => name),
      outputs,
    );
    const module = await load(text, source);
    const context: BuildContext = { arguments: {}, log, locate: () => module.currentPlace() };
    const built = (code: BuildFunction, request: ExpandRequest, names: readonly string[]): Expansion => {
      try {
        const document = module.call(() => buildFunction(code, request, names, context));
        if (document.diagnostics.length > 0)
          throw new DiagnosticError(document.diagnostics.map((one) => inPart(one, document)));
        return {
          ...document,
          placeOf: (id) => placeInCode(text, source, document.places[id], FIELD),
          expander: within(document.functions, built),
        };
      } catch (error) {
        throw placed(error, text, source);
      }
    };
    return built(module.exports.default as BuildFunction, { code, inputs, node }, outputs);
  };

  /** Functions in a function are called where they stand: they may use what is around them. */
  const within = (
    functions: ReadonlyMap<NodeId, BuildFunction>,
    built: (code: BuildFunction, request: ExpandRequest, names: readonly string[]) => Expansion,
  ): Expander => {
    const own = new Map<string, Expansion>();
    return {
      async expand(request) {
        const { code, node, inputs } = request;
        const found = functions.get(node);
        if (!found || code.kind !== "function") return expander.expand(request);
        const key = stableJson([node, inputs]);
        const expansion = own.get(key) ?? built(found, request, code.outputs);
        own.set(key, expansion);
        return expansion;
      },
    };
  };

  const expander: Expander = {
    expand(request) {
      const key = stableJson([request.code, request.inputs]);
      const known = kept.get(key);
      if (known) return known;
      const expanding = expand(request);
      kept.set(key, expanding);
      expanding.catch((error: unknown) => {
        // What is wrong with the code stays wrong; a busy machine and a fault of our own do not.
        const isTime =
          error instanceof DiagnosticError && error.diagnostics.some(({ code }) => code === "code/time");
        if (isTime) setTimeout(() => kept.delete(key), TIME_KEPT_MS).unref();
        else if (!(error instanceof DiagnosticError)) kept.delete(key);
      });
      return expanding;
    },
  };
  return expander;
}

/** A wrong setting of a part: with the part's name. */
function inPart({ message, ...rest }: Diagnostic, { pipeline }: BuiltCode): Diagnostic {
  const name = rest.node === undefined ? undefined : pipeline.nodes[rest.node]?.name;
  return { ...rest, message: name === undefined ? message : `“${name}”: ${message}` };
}

/** Diagnostics at places of the module, at their places in the text of the setting. */
function placed(error: unknown, text: string, source: CodeSource): unknown {
  if (!(error instanceof DiagnosticError)) return error;
  return new DiagnosticError(
    error.diagnostics.map(({ line, column, message, field: _, choices: __, ...rest }) => {
      const at = line === undefined ? undefined : { line, column: column ?? 1 };
      return atLine(placeInCode(text, source, at, FIELD), { ...rest, message });
    }),
  );
}

function atLine({ codeLine, ...place }: ReturnType<typeof placeInCode>, one: Diagnostic): Diagnostic {
  return {
    ...one,
    ...place,
    message:
      codeLine === undefined
        ? one.message
        : `Line ${codeLine}${one.message.startsWith("“") ? "," : ":"} ${one.message}`,
  };
}

/** A compiler's error; one about the whole function says only what it comes down to. */
function typeDiagnostic(
  text: string,
  source: CodeSource,
  { detail, ...at }: Awaited<ReturnType<TypeServer["check"]>>[number],
): Diagnostic {
  const place = placeInCode(text, source, at, FIELD);
  const words = place.codeLine === undefined ? (detail.at(-1) ?? "") : detail.slice(0, 4).join(" ");
  const choice = /Did you mean (?:to write )?'([^']+)'/.exec(words)?.[1];
  const said = words.replace(/(?<=type 'Sql')\.$/, "; write it as sql`…`.");
  return atLine(place, diagnose("code/type", { detail: said }, {}, choice ? [choice] : undefined));
}
