import { z } from "zod";
import { NodeId } from "./pipeline";

export const Severity = z.enum(["error", "warning", "info"]);
export type Severity = z.infer<typeof Severity>;

/**
 * Every diagnostic there is: its severity and its words. What happened, where, what the choices are; no blame.
 * Parameters are names and texts as the user knows them.
 */
export const diagnosticCatalogue = {
  "document/invalid": {
    severity: "error",
    say: (p: { detail: string }) => `The document is not valid: ${p.detail}.`,
  },
  "document/version": {
    severity: "error",
    say: (p: { version: string; newest: number }) =>
      `The document has version ${p.version}; this studio reads up to ${p.newest}.`,
  },
  "glue/unreadable": { severity: "error", say: (p: { detail: string }) => p.detail },
  "graph/cycle": {
    severity: "error",
    say: (p: { path: string }) =>
      `These nodes feed each other in a circle: ${p.path}. Remove one of the wires.`,
  },
  "graph/self-loop": {
    severity: "error",
    say: (p: { name: string }) => `“${p.name}” reads its own output. Remove the wire.`,
  },
  "graph/dangling": {
    severity: "error",
    say: (p: { port: string; missing: string }) =>
      `Input “${p.port}” is wired to “${p.missing}”, which does not exist. Wire it again.`,
  },
  "graph/unknown-port": {
    severity: "error",
    say: (p: { port: string }) => `There is no input “${p.port}” on this node.`,
  },
  "graph/unknown-output": {
    severity: "error",
    say: (p: { output: string; name: string }) => `“${p.name}” has no output “${p.output}”.`,
  },
  "graph/missing-input": {
    severity: "error",
    say: (p: { port: string }) => `Input “${p.port}” is not connected.`,
  },
  "graph/too-few-inputs": {
    severity: "error",
    say: (p: { port: string; min: number; have: number }) =>
      `Input “${p.port}” needs at least ${p.min} wires; it has ${p.have}.`,
  },
  "graph/too-many-inputs": {
    severity: "error",
    say: (p: { port: string }) => `Input “${p.port}” takes one wire.`,
  },
  "graph/collection": {
    severity: "error",
    say: (p: { source: string; output: string; name: string }) =>
      `“${p.source}” gives a collection of tables at “${p.output}”, but “${p.name}” takes one table. Take one of its tables, or put Select From Collection between them.`,
  },
  "graph/not-a-collection": {
    severity: "error",
    say: (p: { source: string; name: string }) =>
      `“${p.name}” takes a collection of tables, but “${p.source}” gives one table. Wire it to a node that gives a collection, such as Route or Split Fields.`,
  },
  "graph/duplicate-name": {
    severity: "error",
    say: (p: { name: string }) => `Two nodes are called “${p.name}”. Names are unique in a job.`,
  },
  "graph/no-target": {
    severity: "error",
    say: () => "The job has no target, so a run would write nothing. Add one.",
  },
  "graph/empty": { severity: "error", say: () => "The job has no nodes yet." },
  "graph/same-path": {
    severity: "error",
    say: (p: { path: string; names: string }) =>
      `${p.names} write to the same path, “${p.path}”. Give each its own.`,
  },
  "group/unknown-member": {
    severity: "warning",
    say: (p: { name: string; member: string }) =>
      `“${p.name}” names “${p.member}”, which is no node of the job.`,
  },
  "group/two-groups": {
    severity: "warning",
    say: (p: { name: string; member: string; other: string }) =>
      `“${p.member}” is in “${p.other}” already, so “${p.name}” does not hold it.`,
  },
  "group/nested": {
    severity: "warning",
    say: (p: { name: string; member: string }) =>
      `“${p.name}” names “${p.member}”, which is a group: groups hold nodes and notes.`,
  },
  "node/unknown-type": {
    severity: "error",
    say: (p: { type: string }) => `There is no node type “${p.type}”.`,
  },
  "node/kept": {
    severity: "warning",
    say: (p: { reason: string }) => `Not supported here, because ${p.reason}.`,
  },
  "node/unsupported": {
    severity: "error",
    say: (p: { reason: string }) => `Not supported here, because ${p.reason}.`,
  },
  "setting/missing": { severity: "error", say: (p: { title: string }) => `${p.title} is required.` },
  "setting/invalid": {
    severity: "error",
    say: (p: { title: string; detail: string }) => `${p.title}: ${p.detail}.`,
  },
  "column/unknown": {
    severity: "error",
    say: (p: { column: string; input: string }) => `${p.input} has no column “${p.column}”.`,
  },
  "column/duplicate": {
    severity: "error",
    say: (p: { column: string }) => `Two columns would be called “${p.column}”.`,
  },
  "column/type": { severity: "error", say: (p: { detail: string }) => `${p.detail}` },
  "sql/error": { severity: "error", say: (p: { detail: string }) => p.detail },
  "sql/not-one-expression": { severity: "error", say: () => "One expression is expected here." },
  "sql/not-select": {
    severity: "error",
    say: (p: { kind: string }) => `Only SELECT runs here; this is ${p.kind}.`,
  },
  "pyspark/untranslated": {
    severity: "error",
    say: (p: { message: string; text: string | null }) =>
      p.text === null ? p.message : `${p.message.replace(/\.$/, "")}: ${p.text}`,
  },
  "probe/failed": {
    severity: "error",
    say: (p: { name: string; finds: string; detail: string; instead: string }) =>
      `The columns of “${p.name}” depend on its rows, and looking for ${p.finds} failed: ${p.detail} ${p.instead}`,
  },
  "probe/time": {
    severity: "error",
    say: (p: { name: string; finds: string; seconds: number; instead: string }) =>
      `The columns of “${p.name}” depend on its rows, and looking for ${p.finds} took more than ${p.seconds} s. ${p.instead} A run takes the time it needs.`,
  },
  "probe/too-many": {
    severity: "error",
    say: (p: { name: string; finds: string; most: number; instead: string }) =>
      `The columns of “${p.name}” depend on its rows, and looking for ${p.finds} found more than ${p.most.toLocaleString("en-US")}. ${p.instead}`,
  },
  "file/not-found": { severity: "error", say: (p: { path: string }) => `Nothing matches “${p.path}”.` },
  "file/refused": {
    severity: "error",
    say: (p: { path: string; reason: string }) => `“${p.path}” is refused: ${p.reason}.`,
  },
  "file/unreadable": {
    severity: "error",
    say: (p: { path: string; detail: string }) => `“${p.path}” cannot be read: ${p.detail}.`,
  },
  "file/empty": { severity: "warning", say: (p: { path: string }) => `“${p.path}” is empty.` },
  "file/encoding": {
    severity: "error",
    say: (p: { path: string; encoding: string }) =>
      `“${p.path}” is not valid ${p.encoding}. Choose its encoding.`,
  },
  "file/header": {
    severity: "error",
    say: (p: { path: string; detail: string }) => `“${p.path}”: ${p.detail}.`,
  },
  "file/drift": {
    severity: "warning",
    say: (p: { path: string; detail: string }) => `“${p.path}”: ${p.detail}.`,
  },
  "file/renamed-columns": {
    severity: "warning",
    say: (p: { path: string; detail: string }) => `“${p.path}”: ${p.detail}.`,
  },
  "file/ambiguous": {
    severity: "warning",
    say: (p: { path: string; detail: string }) => `“${p.path}”: ${p.detail}.`,
  },
  "file/rejected": {
    severity: "error",
    say: (p: { path: string; detail: string }) => `“${p.path}”: ${p.detail}.`,
  },
  "file/left-out": {
    severity: "warning",
    say: (p: { path: string; detail: string }) => `“${p.path}”: ${p.detail}.`,
  },
  "target/exists": {
    severity: "error",
    say: (p: { path: string }) =>
      `“${p.path}” already holds data, and the mode is “fail”. Choose append, overwrite or another path.`,
  },
  "target/one-file": {
    severity: "error",
    say: (p: { path: string }) =>
      `“${p.path}” exists, and rows cannot be added to one file. Choose overwrite, or a folder.`,
  },
  "target/unsafe": {
    severity: "error",
    say: (p: { path: string; reason: string }) => `“${p.path}” cannot be overwritten: ${p.reason}.`,
  },
  "code/unavailable": {
    severity: "error",
    say: (p: { name: string }) => `“${p.name}” holds code, which is not evaluated here.`,
  },
  "code/depth": {
    severity: "error",
    say: (p: { most: number }) => `Code calls code more than ${p.most} deep. A transform that calls itself?`,
  },
  "code/type": { severity: "error", say: (p: { detail: string }) => p.detail },
  "code/threw": { severity: "error", say: (p: { detail: string }) => `The function stopped: ${p.detail}` },
  "code/time": {
    severity: "error",
    say: (p: { seconds: number }) => `The function did not end within ${p.seconds} s.`,
  },
  "code/result": { severity: "error", say: (p: { detail: string }) => p.detail },
  "code/source": {
    severity: "error",
    say: (p: { name: string }) =>
      `“${p.name}” reads from outside. Read it with a source on the canvas, and wire that in.`,
  },
  "code/target": {
    severity: "error",
    say: (p: { name: string }) =>
      `“${p.name}” writes. Give the table back instead, and wire the output to a target.`,
  },
  "transform/unknown": {
    severity: "error",
    say: (p: { name: string }) => `There is no transform “${p.name}” in the workspace's folder transforms.`,
  },
  "transform/broken": {
    severity: "error",
    say: (p: { name: string; detail: string }) => `The transform “${p.name}” does not work: ${p.detail}`,
  },
  "transform/unknown-parameter": {
    severity: "error",
    say: (p: { name: string }) => `The transform has no parameter “${p.name}”.`,
  },
  "program/type": { severity: "error", say: (p: { detail: string }) => p.detail },
  "program/threw": { severity: "error", say: (p: { detail: string }) => `The program stopped: ${p.detail}` },
  "program/no-job": { severity: "error", say: () => "The program has no “export default defineJob(…)”." },
  "program/import": {
    severity: "error",
    say: (p: { specifier: string }) => `“${p.specifier}” cannot be imported here; only “tenon” can.`,
  },
  "engine/crashed": {
    severity: "error",
    say: (p: { detail: string }) =>
      `The engine's process ended unexpectedly (${p.detail}). Other runs are not affected.`,
  },
  "engine/time": { severity: "error", say: (p: { seconds: number }) => `No answer within ${p.seconds} s.` },
  "engine/memory": {
    severity: "error",
    say: (p: { mb: number }) => `The process passed its memory limit of ${p.mb} MB and was ended.`,
  },
} as const satisfies Record<string, { severity: Severity; say: (params: never) => string }>;

export type DiagnosticCode = keyof typeof diagnosticCatalogue;
type Said<C extends DiagnosticCode> = Parameters<(typeof diagnosticCatalogue)[C]["say"]>;
type Params<C extends DiagnosticCode> = Said<C> extends [] ? Record<string, never> : Said<C>[0];

/** Where a diagnostic stands; everything optional, from coarse to fine. */
export const Place = z.strictObject({
  node: NodeId.optional(),
  /** Path into the node's settings: `["keys", 0, "left"]`. */
  field: z.array(z.union([z.string(), z.number()])).optional(),
  /** Offsets into the text of that field, UTF-16, end exclusive. */
  range: z.strictObject({ from: z.number().int(), to: z.number().int() }).optional(),
  /** Line and column of the program, from 1. */
  line: z.number().int().optional(),
  column: z.number().int().optional(),
});
export type Place = z.infer<typeof Place>;

export const Diagnostic = Place.extend({
  code: z.enum(Object.keys(diagnosticCatalogue) as [DiagnosticCode, ...DiagnosticCode[]]),
  severity: Severity,
  message: z.string(),
  /** What could stand there instead, best first. */
  choices: z.array(z.string()).optional(),
});
export type Diagnostic = z.infer<typeof Diagnostic>;

/** Makes a diagnostic in the catalogue's words. */
export function diagnose<C extends DiagnosticCode>(
  code: C,
  params: Params<C>,
  place: Place = {},
  choices?: string[],
): Diagnostic {
  const { severity, say } = diagnosticCatalogue[code];
  const message = (say as (params: unknown) => string)(params);
  return { code, severity, message, ...place, ...(choices?.length ? { choices } : {}) };
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === "error");

/** Thrown where a value cannot be returned; carries the diagnostics, never a stack for a user. */
export class DiagnosticError extends Error {
  override readonly name = "DiagnosticError";
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join("\n"));
  }
}
