import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DiagnosticError } from "../../model/diagnostic";
import { GlueForm } from "../../model/pipeline";
import { packageRoot } from "../../runtime/package-root";
import { nearest } from "../../util/nearest";
import { check } from "./check";
import { compileTo } from "./compile";
import { diagnosticText } from "./diagnostic-text";
import { exportTo } from "./export";
import { readMaps } from "./folders";
import { exportToGlue, importTo } from "./glue";
import type { ReadOptions } from "./job-file";
import { Refusal } from "./refusal";
import { run } from "./run";
import { runner } from "./runner";
import { mirrorPlaces, placesNamed, type S3Endpoint, type S3Mirror } from "./s3-places";
import { RUNNER } from "./start-runner";
import { HELP, UsageError } from "./usage";

const COMMANDS = {
  check: { operands: ["job"], flags: ["root", "map"] },
  compile: { operands: ["job"], flags: ["root", "map", "to"] },
  run: { operands: ["job"], flags: ["root", "map", "arg", "json"] },
  import: { operands: ["job of AWS Glue", "file"], flags: ["root", "map", "force"] },
  export: { operands: ["job", "folder"], flags: ["root", "map", "force", "data", "to", "form"] },
} as const;
type Command = keyof typeof COMMANDS;

/** The command line. Resolves with the code to end with: 0 success, 1 failure, 2 wrong usage, 130 interrupted. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(args);
  } catch (error) {
    return failure(error);
  }
}

async function dispatch(args: readonly string[]): Promise<number> {
  if (args[0] === RUNNER && process.send) return runner();
  const { values, positionals } = read(args);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.version) {
    console.log(await version());
    return 0;
  }
  const [command, ...operands] = positionals;
  if (command === undefined) throw new UsageError("A command is missing.");
  if (!isCommand(command)) {
    const [near] = nearest(command, Object.keys(COMMANDS), 1);
    throw new UsageError(`There is no command “${command}”${near ? `; the nearest is “${near}”` : ""}.`);
  }
  const { operands: expected, flags } = COMMANDS[command];
  const stray = Object.keys(values).find((flag) => !(flags as readonly string[]).includes(flag));
  if (stray) throw new UsageError(`“${command}” takes no --${stray}.`);
  if (operands.length !== expected.length) {
    const [one, other] = expected;
    throw new UsageError(
      `“${command}” takes ${other === undefined ? `one ${one}` : `a ${one} and a ${other}`}.`,
    );
  }
  const [path = "", to = ""] = operands;
  const { root = "." } = values;
  const { folders, endpoints } = readMaps(values.map ?? [], root);
  const options = { root, folders };
  const force = values.force === true;
  if (endpoints.length > 0 && (command === "import" || command === "export"))
    throw new UsageError(`${command} writes paths into a file: --map takes a folder then, and no endpoint.`);
  const withPlaces = (use: (options: ReadOptions, mirror: S3Mirror | null) => Promise<number>) =>
    endpoints.length === 0 ? use(options, null) : mirrored(path, endpoints, options, use);
  switch (command) {
    case "check":
      return withPlaces((there) => check(path, there));
    case "compile":
      return withPlaces((there, mirror) =>
        compileTo(path, { ...there, to: target(values.to), shown: mirror?.shown }),
      );
    case "import":
      return importTo(path, to, { ...options, force });
    case "export":
      return exportAs(path, to, { ...options, force }, values);
    case "run":
      return withPlaces((there, mirror) =>
        run(path, {
          ...there,
          json: values.json === true,
          arguments: readArguments(values.arg ?? []),
          publish: mirror ? () => mirror.upload() : undefined,
        }),
      );
  }
}

/** Uses a job while folders hold what it names of places in S3. */
async function mirrored(
  path: string,
  endpoints: readonly S3Endpoint[],
  { root, folders }: ReadOptions,
  use: (options: ReadOptions, mirror: S3Mirror) => Promise<number>,
): Promise<number> {
  const named = placesNamed(await readFile(path, "utf8").catch(() => ""));
  const mirror = await mirrorPlaces(named, endpoints, root);
  try {
    return await use({ root, folders: { ...folders, ...mirror.folders } }, mirror);
  } finally {
    await mirror.remove();
  }
}

/** A project, unless `--to glue`. */
function exportAs(
  path: string,
  to: string,
  options: ReadOptions & { force: boolean },
  values: ReturnType<typeof read>["values"],
): Promise<number> {
  if (values.to === undefined || values.to === "project") {
    if (values.form !== undefined) throw new UsageError("--form goes with --to glue.");
    return exportTo(path, to, { ...options, data: values.data === true });
  }
  if (values.to !== "glue")
    throw new UsageError(`export takes --to project or --to glue, not “${values.to}”.`);
  if (values.data) throw new UsageError("--data goes with a project: a job file of AWS Glue holds no data.");
  const form = GlueForm.optional().safeParse(values.form);
  if (!form.success) throw new UsageError(`--form is ${GlueForm.options.join(", ")}, not “${values.form}”.`);
  return exportToGlue(path, to, { ...options, form: form.data });
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
        root: { type: "string" },
        to: { type: "string" },
        arg: { type: "string", multiple: true },
        json: { type: "boolean" },
        map: { type: "string", multiple: true },
        form: { type: "string" },
        force: { type: "boolean" },
        data: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const isCommand = (word: string): word is Command => Object.hasOwn(COMMANDS, word);

function target(to: string | undefined): "sql" | "typescript" | "pyspark" {
  if (to === "sql" || to === "typescript" || to === "pyspark") return to;
  throw new UsageError("compile needs --to sql, --to typescript or --to pyspark.");
}

/** `name=value` → an argument of the run; the value may hold further `=`. */
function readArguments(list: readonly string[]): Record<string, string> {
  const pairs = list.map((text): [string, string] => {
    const at = text.indexOf("=");
    if (at < 1) throw new UsageError(`--arg is name=value, not “${text}”.`);
    return [text.slice(0, at), text.slice(at + 1)];
  });
  return Object.fromEntries(pairs);
}

async function version(): Promise<string> {
  const manifest = await readFile(join(packageRoot(), "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

function failure(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`error: ${error.message}\n\n${HELP}`);
    return 2;
  }
  const isRefusal = error instanceof Refusal;
  if (isRefusal || error instanceof DiagnosticError) {
    const pipeline = isRefusal ? error.pipeline : undefined;
    for (const diagnostic of error.diagnostics) console.error(diagnosticText(diagnostic, pipeline));
    return 1;
  }
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  if (process.env.TENON_DEBUG) console.error(error);
  return 1;
}
