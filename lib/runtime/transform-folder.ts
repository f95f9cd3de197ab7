import { createHash } from "node:crypto";
import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TransformsReply } from "../api/schemas";
import { stringLiteral } from "../compiler/print/literals";
import type { TransformDescription, TransformParameter } from "../model/custom-transform";
import { TransformName } from "../model/custom-transform";
import { DiagnosticError } from "../model/diagnostic";
import { parameterOptions } from "../nodes/transform-parameters";
import { type CodeModule, loadCode } from "./code-module";
import { compilerWords } from "./compiler-words";
import type { BuildFunction } from "./job-builder";
import { TRANSFORMS } from "./transform-files";
import {
  type LoadedTransform,
  noFunction,
  readDescription,
  type TransformSource,
  transformOf,
} from "./transform-source";
import type { TypeServer } from "./type-server";

export interface TransformFolderOptions {
  /** Checks types; null trusts the code. */
  types: Pick<TypeServer, "check"> | null;
  log?(message: readonly unknown[]): void;
}

/** Files larger than this are no transforms. */
const MOST_BYTES = 1_000_000;

/**
 * The transforms of a workspace: `transforms/<name>.json` beside `transforms/<name>.ts`. Files are looked at anew with
 * every question and read when they have changed, so nothing needs a restart; each stands and falls by itself.
 */
export class TransformFolder implements TransformSource {
  private readonly folder: string;
  private readonly known = new Map<string, { stamp: string; loaded: Promise<LoadedTransform> }>();

  constructor(
    root: string,
    private readonly options: TransformFolderOptions,
  ) {
    this.folder = join(root, TRANSFORMS);
  }

  async names(): Promise<string[]> {
    const files = await readdir(this.folder).catch(() => []);
    const stems = files.flatMap((file) => /^([^.].*)\.(?:json|ts)$/.exec(file)?.[1] ?? []);
    return [...new Set(stems)].sort();
  }

  /** Every transform, and a text that is another one after any change of the files. */
  async list(): Promise<TransformsReply> {
    const names = await this.names();
    const found = await Promise.all(names.map((name) => this.load(name)));
    const stamps = names.map((name) => this.known.get(name)?.stamp).join(" ");
    return {
      transforms: found.flatMap((one) => one?.description ?? []),
      version: createHash("sha256").update(stamps).digest("hex").slice(0, 16),
    };
  }

  async find(name: string): Promise<LoadedTransform | undefined> {
    return TransformName.safeParse(name).success ? this.load(name) : undefined;
  }

  private async load(name: string): Promise<LoadedTransform | undefined> {
    const stamps = await Promise.all([this.stamp(`${name}.json`), this.stamp(`${name}.ts`)]);
    if (stamps.every((stamp) => stamp === null)) {
      this.known.delete(name);
      return undefined;
    }
    const stamp = stamps.join(" ");
    const known = this.known.get(name);
    if (known?.stamp === stamp) return known.loaded;
    const loaded = this.read(name);
    this.known.set(name, { stamp, loaded });
    // What could not be read may be readable the next time.
    loaded.catch(() => this.known.delete(name));
    return loaded;
  }

  /** What changes with a file; null where there is none. */
  private async stamp(file: string): Promise<string | null> {
    const found = await lstat(join(this.folder, file)).catch(() => null);
    return found && [found.mtimeMs, found.ctimeMs, found.size, found.ino, found.isFile()].join("/");
  }

  private async read(name: string): Promise<LoadedTransform> {
    const problem = (text: string): LoadedTransform => ({
      description: transformOf(name, null, [text]),
      code: null,
    });
    const json = await this.text(`${name}.json`);
    if ("problem" in json) return problem(json.problem);
    const { description, problems } = readDescription(name, json.text);
    const source = await this.text(`${name}.ts`);
    if ("problem" in source) problems.push(source.problem);
    if (!description || problems.length > 0 || "problem" in source)
      return { description: transformOf(name, description, problems), code: null };
    const loaded = await this.compile(name, description, source.text);
    return Array.isArray(loaded)
      ? { description: transformOf(name, description, loaded), code: null }
      : { description: transformOf(name, description, []), code: loaded };
  }

  private async text(file: string): Promise<{ text: string } | { problem: string }> {
    const found = await lstat(join(this.folder, file)).catch(() => null);
    if (!found) return { problem: `There is no ${file} beside it.` };
    if (!found.isFile()) return { problem: `${file} is no plain file.` };
    if (found.size > MOST_BYTES) return { problem: `${file} is larger than ${MOST_BYTES / 1e6} MB.` };
    return { text: await readFile(join(this.folder, file), "utf8") };
  }

  /** The function; or what is wrong with its file. */
  private async compile(
    name: string,
    description: TransformDescription,
    source: string,
  ): Promise<NonNullable<LoadedTransform["code"]> | string[]> {
    const { types, log = () => {} } = this.options;
    const lines = source.split("\n").length;
    const checked = types ? await types.check(withSignature(source, description)) : [];
    const errors = checked.slice(0, 5).map(({ line, code, detail }) => {
      if (line <= lines) return `${name}.ts, line ${line}: ${compilerWords(code, detail)}`;
      return code === 2304 || code === 2552
        ? noFunction(name, description)
        : `${name}.ts: ${description.functionName} does not fit its parameters. ${detail.at(-1) ?? ""}`;
    });
    if (errors.length > 0) return errors;
    let module: CodeModule;
    try {
      module = await loadCode(source, log);
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      return error.diagnostics.map((one) => inFile(name, one));
    }
    const code = module.exports[description.functionName];
    if (typeof code !== "function") return [noFunction(name, description)];
    return {
      function: code as BuildFunction,
      call: (work) => module.call(work),
      currentPlace: () => module.currentPlace(),
    };
  }
}

const inFile = (name: string, { line, message }: { line?: number | undefined; message: string }): string =>
  line === undefined ? `${name}.ts: ${message}` : `${name}.ts, line ${line}: ${message}`;

/** The module with a line that says what its function must be. */
const withSignature = (source: string, { functionName, parameters }: TransformDescription): string =>
  `${source}\nexport const checked: import("tenon").TransformFunction<${parametersType(parameters)}> = ${functionName};\n`;

const parametersType = (parameters: readonly TransformParameter[]): string =>
  `{ ${parameters
    .map((parameter) => `readonly ${parameter.name}${isAbsent(parameter) ? "?" : ""}: ${typeOf(parameter)};`)
    .join(" ")} }`;

/** A box that is not ticked is false, so that only an optional one may be absent. */
const isAbsent = ({ isOptional }: TransformParameter): boolean => isOptional;

function typeOf(parameter: TransformParameter): string {
  const { type, listType } = parameter;
  const plain = { str: "string", int: "number", float: "number", bool: "boolean" };
  const options = parameterOptions(parameter)?.map(({ value }) =>
    typeof value === "string" ? stringLiteral(value) : String(value),
  );
  const one = options?.length ? options.join(" | ") : plain[type === "list" ? listType : type];
  return type === "list" ? `readonly (${one})[]` : one;
}
