import { SourceMap, type SourceMapPayload } from "node:module";
import { build, type Message, type PluginBuild } from "esbuild";
import { DiagnosticError, diagnose } from "../model/diagnostic";
import type { ProgramPlace } from "./job-builder";

/** The only module a program can import. */
const LIBRARY = "tenon";
const SOURCE_NAME = "job.ts";

/** A program as JavaScript that can be evaluated, with the way back to its own lines. */
export interface CompiledProgram {
  code: string;
  /** Place in the program of a place in `code`, both from 1. */
  placeOf(line: number, column: number): ProgramPlace | undefined;
}

/**
 * Turns a program into one JavaScript module: types taken out, `tenon` and `console` taken from the global object named
 * `hook`. As “iife” it is a script that leaves the exports in the variable `<hook>Module`. Throws `DiagnosticError` at the line of a syntax error or of an import that is not allowed.
 */
export async function compileProgram(
  source: string,
  hook: string,
  exports: readonly string[],
  format: "esm" | "iife" = "esm",
): Promise<CompiledProgram> {
  const resolveLibrary = (plugins: PluginBuild): void => {
    plugins.onResolve({ filter: /.*/ }, ({ path }) =>
      path === LIBRARY
        ? { path, namespace: LIBRARY }
        : { errors: [{ text: `“${path}” cannot be imported`, detail: { specifier: path } }] },
    );
    plugins.onLoad({ filter: /.*/, namespace: LIBRARY }, () => ({
      contents: exports
        .map((name) => `export const ${name} = globalThis.${hook}.library.${name};`)
        .join("\n"),
    }));
  };
  try {
    const result = await build({
      stdin: { contents: source, loader: "ts", sourcefile: SOURCE_NAME },
      bundle: true,
      write: false,
      format,
      ...(format === "iife" ? { globalName: `${hook}Module` } : {}),
      target: "esnext",
      charset: "utf8",
      treeShaking: false,
      sourcemap: "external",
      sourcesContent: false,
      outfile: "job.mjs",
      define: { console: `${hook}Console` },
      banner: { js: `const ${hook}Console = globalThis.${hook}.console;` },
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: false } },
      logLevel: "silent",
      plugins: [{ name: LIBRARY, setup: resolveLibrary }],
    });
    const [map, code] = ["job.mjs.map", "job.mjs"].map(
      (name) => result.outputFiles.find(({ path }) => path.endsWith(name))?.text ?? "",
    );
    const reader = new SourceMap(JSON.parse(map as string) as SourceMapPayload);
    return { code: code as string, placeOf: (line, column) => originalPlace(reader, line, column) };
  } catch (error) {
    const messages = (error as { errors?: readonly Message[] }).errors;
    if (!messages?.length) throw error;
    throw new DiagnosticError(messages.map(messageDiagnostic));
  }
}

function originalPlace(map: SourceMap, line: number, column: number): ProgramPlace | undefined {
  const entry = map.findEntry(line - 1, column - 1);
  if (!("originalSource" in entry) || !entry.originalSource.endsWith(SOURCE_NAME)) return undefined;
  return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

function messageDiagnostic({ text, detail, location }: Message) {
  const place = location
    ? { line: location.line, column: charactersIn(location.lineText, location.column) + 1 }
    : {};
  const specifier = (detail as { specifier?: string } | undefined)?.specifier;
  if (specifier !== undefined) return diagnose("program/import", { specifier }, place);
  return diagnose("program/type", { detail: `${text}.` }, place);
}

/** UTF-16 units in the first `bytes` bytes of a line. */
const charactersIn = (line: string, bytes: number): number =>
  Buffer.from(line, "utf8").subarray(0, bytes).toString("utf8").length;
