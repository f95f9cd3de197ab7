import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { format, parseArgs } from "node:util";
import { type CheckResult, checkWarnings } from "../../model/accounting";
import { DiagnosticError, diagnose, hasErrors } from "../../model/diagnostic";
import { JobSettings } from "../../model/job";
import { emptyPipeline } from "../../model/pipeline";
import { DefinedJob } from "../../runtime/define-job";
import { expandFunctions } from "../../runtime/expand-functions";
import { transformExpander } from "../../runtime/expand-transform";
import { runPipeline } from "../../runtime/run-pipeline";
import {
  type TransformModules,
  type TransformSource,
  transformModules,
} from "../../runtime/transform-source";
import { runErrors } from "../cli/run-errors";
import type { RunResult } from "../cli/run-messages";
import { printResult } from "../cli/run-text";
import { runLocally } from "../local/run-locally";

const HELP = `Runs a job:

  npm start -- [--root <folder>] [--arg name=value]… [--json]

  --root <folder>    the folder that the job's paths are relative to (default: the current folder)
  --arg name=value   a value for job.parameter("name", …); repeat it for several
  --json             the last line of output is {"state", "rows": {node id: rows}, "accounting", "ms"}
`;

/**
 * The command of an exported project: runs the job that a module exports, with the custom transforms it came with. Resolves with the code to end with: 0 success,
 * 1 failure, 2 wrong usage, 130 interrupted.
 */
export async function main(
  args: readonly string[],
  settings: Partial<JobSettings> = {},
  transforms: TransformModules = {},
): Promise<number> {
  let options: ReturnType<typeof read>;
  try {
    options = read(args);
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : error}\n\n${HELP}`);
    return 2;
  }
  if (options.isHelp) {
    process.stdout.write(HELP);
    return 0;
  }
  const { name, result } = await run(options, JobSettings.parse(settings), transformModules(transforms));
  printResult(name, result, options.isJson);
  if (result.state === "STOPPED") return 130;
  return result.state === "SUCCEEDED" ? 0 : 1;
}

async function run(
  options: ReturnType<typeof read>,
  settings: JobSettings,
  transforms: TransformSource,
): Promise<{ name: string; result: RunResult }> {
  const startedAt = performance.now();
  const stop = new AbortController();
  const { signal } = stop;
  let name = options.path;
  let pipeline = emptyPipeline();
  const ended = (result: Pick<RunResult, "state"> & Partial<RunResult>): RunResult => ({
    name: null,
    nodes: {},
    outputs: [],
    accounting: null,
    ms: Math.round(performance.now() - startedAt),
    errors: [],
    ...result,
  });
  try {
    const module = (await import(pathToFileURL(resolve(options.path)).href)) as { default?: unknown };
    if (!(module.default instanceof DefinedJob)) throw new DiagnosticError([diagnose("program/no-job", {})]);
    const log = (message: readonly unknown[]): void => console.error(`info: ${format(...message)}`);
    const built = await module.default.build({ arguments: options.arguments, log });
    ({ name, pipeline } = built);
    if (hasErrors(built.diagnostics)) throw new DiagnosticError(built.diagnostics);
    // Not before: a program that never ends is then ended by Ctrl-C as any other.
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, () => stop.abort());
    const onChecked = (results: readonly CheckResult[]): void => {
      for (const line of checkWarnings(results, (node) => pipeline.nodes[node]?.name))
        console.error(`warn: ${line}`);
    };
    const { functions, context } = built;
    const expander = expandFunctions(functions, context, transformExpander(transforms, context));
    const { nodes, outputs, accounting } = await runLocally(
      { root: options.root, settings, signal },
      (engine, locally) => runPipeline(pipeline, engine, { ...locally, onChecked, expander }),
    );
    return { name, result: ended({ state: "SUCCEEDED", nodes, outputs, accounting }) };
  } catch (error) {
    if (signal.aborted) return { name, result: ended({ state: "STOPPED" }) };
    return { name, result: ended({ state: "FAILED", errors: runErrors(error, pipeline, true) }) };
  }
}

function read(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      root: { type: "string", default: "." },
      arg: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
    },
  });
  const [path, ...others] = positionals;
  if (!values.help && (path === undefined || others.length > 0)) throw new Error("One job is expected.");
  const given = values.arg.map((text): [string, string] => {
    const at = text.indexOf("=");
    if (at < 1) throw new Error(`--arg is name=value, not “${text}”.`);
    return [text.slice(0, at), text.slice(at + 1)];
  });
  return {
    path: path ?? "",
    root: values.root,
    arguments: Object.fromEntries(given),
    isJson: values.json,
    isHelp: values.help === true,
  };
}
