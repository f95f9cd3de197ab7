import type { ExpandRequest } from "../compiler/expander";
import { DiagnosticError, diagnose } from "../model/diagnostic";
import type { InputRef, NodeId } from "../model/pipeline";
import { type BuildContext, type BuildFunction, type BuiltJob, JobBuilder } from "./job-builder";
import { createCodeJob, createInput, refOfTable } from "./methods";
import type { CodeJob, InputTable } from "./table";

/** The document that a function builds. */
export interface BuiltCode extends Omit<BuiltJob, "name"> {
  /** Nodes that stand for the inputs, by id → name. */
  inputs: Readonly<Record<NodeId, string>>;
  outputs: Readonly<Record<string, InputRef>>;
}

/** Calls custom code with the tables of a node's inputs by name; `outputs` are the names it must give tables for. */
export function buildFunction(
  code: BuildFunction,
  { inputs }: ExpandRequest,
  outputs: readonly string[],
  context: BuildContext,
): BuiltCode {
  const call = code as (tables: Readonly<Record<string, InputTable>>, job: CodeJob) => unknown;
  return build(
    inputs,
    context,
    (tables, job) => call(tables, job),
    (given, refOf) => readTables(given, outputs, refOf),
  );
}

/** Calls the function of a custom transform with the table of its node's input and the node's parameters. */
export function buildTransform(
  transform: BuildFunction,
  { inputs }: ExpandRequest,
  parameters: Readonly<Record<string, unknown>>,
  context: BuildContext,
): BuiltCode {
  const call = transform as unknown as (table: InputTable, parameters: unknown, job: CodeJob) => unknown;
  return build(
    inputs,
    context,
    (tables, job) => call(Object.values(tables)[0] as InputTable, parameters, job),
    (given, refOf) => readTables(given, [], refOf),
  );
}

function build(
  inputs: ExpandRequest["inputs"],
  context: BuildContext,
  call: (tables: Readonly<Record<string, InputTable>>, job: CodeJob) => unknown,
  read: (given: unknown, refOf: RefOf) => Readonly<Record<string, InputRef>>,
): BuiltCode {
  const builder = new JobBuilder(context);
  const tables = Object.fromEntries(
    inputs.map(({ name, columns }) => [name, createInput(builder, name, columns)]),
  );
  const names = Object.entries(tables).map(([name, table]) => [refOfTable(builder, table), name]);
  const given = call(tables, createCodeJob(builder));
  const outputs = read(given, (value) => refOfTable(builder, value));
  const { name: _, ...built } = builder.finish("");
  return { ...built, inputs: Object.fromEntries(names), outputs };
}

type RefOf = (value: unknown) => InputRef | undefined;

function readTables(given: unknown, outputs: readonly string[], refOf: RefOf): Record<string, InputRef> {
  if (given instanceof Promise || typeof (given as { then?: unknown } | null)?.then === "function")
    throw refused("The function gives a promise. There is nothing to wait for in it: leave out “async”.");
  if (outputs.length === 0) {
    const ref = refOf(given);
    if (ref !== undefined) return { out: ref };
    const names = namesIn(given, refOf);
    throw refused(
      names.length > 0
        ? `The function gives several tables (${names.join(", ")}). List their names under Outputs.`
        : `The function gives ${wordsFor(given)}; a table is expected.`,
    );
  }
  const entries = outputs.map((name): [string, InputRef] => {
    const ref = refOf((given as Readonly<Record<string, unknown>> | null | undefined)?.[name]);
    if (ref !== undefined) return [name, ref];
    const has = namesIn(given, refOf);
    const instead = refOf(given)
      ? "it gives one table"
      : has.length > 0
        ? `there are ${has.join(", ")}`
        : `it gives ${wordsFor(given)}`;
    throw refused(`The function gives no table “${name}”; ${instead}.`);
  });
  return Object.fromEntries(entries);
}

const refused = (detail: string): DiagnosticError =>
  new DiagnosticError([diagnose("code/result", { detail })]);

const namesIn = (given: unknown, refOf: RefOf): string[] =>
  typeof given === "object" && given !== null
    ? Object.entries(given).flatMap(([name, value]) => (refOf(value) === undefined ? [] : [name]))
    : [];

function wordsFor(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value !== "object") return `a ${typeof value}`;
  return Array.isArray(value) ? "a list" : "an object";
}
