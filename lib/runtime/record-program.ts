import type { RecordReply } from "../api/schemas";
import { type Diagnostic, DiagnosticError, diagnose, hasErrors } from "../model/diagnostic";
import { JobName } from "../model/job";
import { Pipeline } from "../model/pipeline";
import { adoptIds } from "./adopt-ids";
import { type EvaluateOptions, loadProgram } from "./evaluate-program";
import type { BuiltJob } from "./job-builder";
import { ProgramFunctions } from "./program-functions";
import { reasonsToKeep } from "./program-kind";
import { statementLines } from "./program-lines";
import { type TypeCheckOptions, typeCheck } from "./type-check";

export interface RecordOptions extends TypeCheckOptions {
  /** The document as it is: nodes keep their ids and places by name. */
  pipeline: Pipeline;
  /** Run arguments; every parameter has its initial value without them. */
  arguments?: Readonly<Record<string, string>>;
  log?: EvaluateOptions["log"];
}

/**
 * Records what a program builds: checks its types, evaluates it in this process without an engine, and gives its nodes
 * their old ids. Whoever calls this ends the process when the program does not.
 */
export async function recordProgram(source: string, options: RecordOptions): Promise<RecordReply> {
  try {
    const functions = new ProgramFunctions(source);
    const checked = typeCheck(
      source,
      functions.all.map((one) => functions.textOf(one)),
      options,
    );
    const [program, { errors, strangers }] = await Promise.all([loadProgram(source), checked]).catch(
      async (error: unknown) => {
        await checked.catch(() => {});
        throw error;
      },
    );
    if (hasErrors(errors)) return refused(errors);
    const built = await program.build({ arguments: options.arguments ?? {}, log: options.log ?? (() => {}) });
    const lines = functions.all.map(({ call }) => source.slice(0, call).split("\n").length);
    const captures = strangers.flatMap((names, index) =>
      names.length > 0
        ? [`a function that uses ${listed(names)} from around it at line ${lines[index]}`]
        : [],
    );
    return replyOf(source, built, options.pipeline, captures);
  } catch (error) {
    if (error instanceof DiagnosticError) return refused(error.diagnostics);
    throw error;
  }
}

const refused = (diagnostics: readonly Diagnostic[]): RecordReply => ({
  recorded: null,
  diagnostics: [...diagnostics],
});

const listed = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(", ");

function replyOf(
  source: string,
  built: BuiltJob,
  before: Pipeline,
  captures: readonly string[],
): RecordReply {
  const { pipeline, ids } = adoptIds(built.pipeline, before);
  const diagnostics = [
    ...built.diagnostics.map((one) => (one.node ? { ...one, node: ids.get(one.node) } : one)),
    ...shapeErrors(built),
  ];
  if (hasErrors(diagnostics)) return refused(diagnostics);
  const reasons = [...reasonsToKeep(source), ...captures];
  const lines = statementLines(source, built.places);
  return {
    recorded: {
      name: built.name,
      pipeline,
      kind: reasons.length > 0 ? "program" : "nodes",
      reasons: reasons.slice(0, 20),
      lines: Object.fromEntries(Object.entries(lines).map(([id, range]) => [ids.get(id), range])),
    },
    diagnostics,
  };
}

/** What the types of a program cannot say about a document. */
function shapeErrors({ name, pipeline }: BuiltJob): Diagnostic[] {
  const issues = [JobName.safeParse(name), Pipeline.safeParse(pipeline)].flatMap(
    ({ error }) => error?.issues ?? [],
  );
  return issues
    .slice(0, 10)
    .map(({ message }) => diagnose("document/invalid", { detail: message.replace(/\.$/, "") }));
}
