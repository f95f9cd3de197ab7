import { type CustomTransform, TransformDescription } from "../model/custom-transform";
import type { BuildFunction, ProgramPlace } from "./job-builder";

/** Where custom transforms come from: a folder of the workspace, or the modules of an exported project. */
export interface TransformSource {
  /** The transform of a name; undefined where there is none. */
  find(name: string): Promise<LoadedTransform | undefined>;
  /** Every name there is. */
  names(): Promise<readonly string[]>;
}

export interface LoadedTransform {
  description: CustomTransform;
  /** Its function; null while it has problems. */
  code: TransformCode | null;
}

export interface TransformCode {
  function: BuildFunction;
  /** Calls the function; throws `DiagnosticError` for what it throws, with the line of its file. */
  call<T>(work: () => T): T;
  /** Place in its file of the call that is under way. */
  currentPlace?(): ProgramPlace | undefined;
}

/** What a transform's JSON says; or what is wrong with it, in words. `file` is its name without the ending. */
export function readDescription(
  file: string,
  text: string,
): { description: TransformDescription; problems: string[] } | { description: null; problems: string[] } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { description: null, problems: [`${file}.json is no JSON: ${(error as Error).message}.`] };
  }
  const parsed = TransformDescription.safeParse(raw);
  if (!parsed.success) {
    const problems = parsed.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `${file}.json, ${path.map(String).join(".") || "the whole"}: ${message}.`);
    return { description: null, problems };
  }
  return { description: parsed.data, problems: contradictions(file, parsed.data) };
}

function contradictions(file: string, { name, parameters }: TransformDescription): string[] {
  const problems: string[] = [];
  if (name !== file) problems.push(`${file}.json calls itself “${name}”; the name of the file counts.`);
  const names = parameters.map((parameter) => parameter.name);
  const twice = names.find((one, index) => names.indexOf(one) !== index);
  if (twice !== undefined) problems.push(`${file}.json has two parameters “${twice}”.`);
  for (const parameter of parameters) {
    const at = `${file}.json, parameter “${parameter.name}”:`;
    if (parameter.validationRule !== undefined && !isRegExp(parameter.validationRule))
      problems.push(`${at} ${parameter.validationRule} is no regular expression.`);
    if (parameter.listOptions === "column" && !["str", "list"].includes(parameter.type))
      problems.push(`${at} columns are chosen for the types str and list.`);
  }
  return problems;
}

function isRegExp(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}

/** A transform as the editor knows it. */
export const transformOf = (
  file: string,
  description: TransformDescription | null,
  problems: readonly string[],
): CustomTransform => ({
  name: file,
  title: description?.displayName || file,
  description: description?.description ?? "",
  parameters: description?.parameters ?? [],
  problems: [...problems],
});

/** The custom transforms of an exported project, by name: what each JSON says, and the module beside it. */
export type TransformModules = Readonly<
  Record<string, { description: unknown; module: Readonly<Record<string, unknown>> }>
>;

export function transformModules(modules: TransformModules): TransformSource {
  return {
    names: async () => Object.keys(modules),
    async find(name) {
      const found = modules[name];
      if (!found) return undefined;
      const { description, problems } = readDescription(name, JSON.stringify(found.description));
      const code = found.module[description?.functionName ?? ""];
      if (description && typeof code !== "function") problems.push(noFunction(name, description));
      return {
        description: transformOf(name, description, problems),
        code: problems.length === 0 ? { function: code as BuildFunction, call: (work) => work() } : null,
      };
    },
  };
}

export const noFunction = (file: string, { functionName }: TransformDescription): string =>
  `${file}.ts exports no function “${functionName}”.`;
