import type { z } from "zod";
import { isCodeText } from "../../model/code-text";
import { DiagnosticError } from "../../model/diagnostic";
import type { NodeId, Pipeline } from "../../model/pipeline";
import { canonicalSettings } from "../../nodes/settings";
import { type CheckedNode, check } from "../check";
import { callDoc, declarationDoc, WIDTH } from "./calls";
import { type Doc, Writer } from "./layout";
import { importDoc, libraryNames } from "./library-names";
import { stringLiteral } from "./literals";
import { methodOwner, methodShape } from "./method-shape";
import { Tables } from "./tables";
import { textWidth } from "./text-width";
import { textValue } from "./value";
import { objectValue, settingMembers, settingValue } from "./values";

export interface PrintedProgram {
  text: string;
  /** Lines of each node's statement, from 1, both ends included. */
  lines: Record<NodeId, { from: number; to: number }>;
}

/** Diagnostics that say nothing about whether a program can express the document. */
const HARMLESS: ReadonlySet<string> = new Set(["graph/same-path", "graph/no-target", "graph/empty"]);

/**
 * Prints a document as a program: evaluating it gives the same document. Throws `DiagnosticError` for a draft that no
 * program can build: missing inputs or settings, unknown types, equal names, cycles.
 */
export function printProgram({ name, pipeline }: { name: string; pipeline: Pipeline }): PrintedProgram {
  const { nodes, diagnostics } = check(pipeline);
  const errors = diagnostics.filter(({ code, severity }) => severity === "error" && !HARMLESS.has(code));
  if (errors.length > 0) throw new DiagnosticError(errors);

  const tables = new Tables(nodes);
  const statements = nodes.map((node) => printNode(node, tables));
  const used = statements.flatMap(({ usesSql, uses }) => (usesSql ? ["sql", ...uses] : uses));
  const writer = new Writer(WIDTH);
  writer.add(importDoc(new Set(["defineJob", ...used])));
  writer.add("");

  const head = `export default defineJob(${stringLiteral(name)}, (job) => {`;
  const isWide = textWidth(head) > WIDTH;
  const depth = isWide ? 2 : 1;
  const start = isWide ? "  (job) => {" : head;
  const end = isWide ? "  },\n);" : "});";
  if (isWide) writer.add(`export default defineJob(\n  ${stringLiteral(name)},`);
  writer.add(statements.length === 0 ? start + end.trimStart() : start);
  const lines = Object.fromEntries(statements.map(({ id, doc }) => [id, writer.add(doc, depth)]));
  if (statements.length > 0) writer.add(end);
  return { text: writer.toString(), lines };
}

interface Statement {
  id: NodeId;
  doc: Doc;
  usesSql: boolean;
  /** Names of the library in code that stands as it was written. */
  uses: readonly string[];
}

function printNode(checked: CheckedNode, tables: Tables): Statement {
  const { id, name, node, definition, settings } = checked;
  const { method, inputs } = definition;
  const { receiver, ports } = methodShape(definition);
  const canonical = canonicalSettings(definition, node.settings);
  const positional = method.positional.map((key) =>
    settingValue(canonical[key] ?? settings[key], definition.settings.shape[key] as z.ZodType),
  );
  const others = Object.fromEntries(
    Object.entries(canonical).filter(([key]) => !method.positional.includes(key)),
  );
  const values = [
    textValue(name),
    ...ports.map((port) => tables.argument(node, port, inputs, port === receiver ? 1 : 0)),
    ...positional,
    ...(Object.keys(others).length > 0 ? [objectValue(settingMembers(others, definition.settings))] : []),
  ];
  const owner = methodOwner(method.on, receiver ? tables.receiver(node, receiver) : "job");
  const call = callDoc(`${owner}.${method.name}`, values);
  const variable = tables.variable(id);
  const doc = variable === undefined ? [call, ";"] : declarationDoc(variable, call, values);
  const uses = Object.entries(canonical).flatMap(([key, value]) =>
    isCodeText(definition.settings.shape[key] as z.ZodType) ? libraryNames(String(value)) : [],
  );
  return { id, doc, usesSql: values.some(({ usesSql }) => usesSql), uses };
}
