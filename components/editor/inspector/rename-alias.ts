import { portNameProblem } from "@/lib/editor/names";
import type { NodeId, Pipeline } from "@/lib/model/pipeline";
import { fieldsOf } from "@/lib/nodes/references";
import { nodeDefinition } from "@/lib/nodes/registry";
import { type Token, tokenize } from "@/lib/sql/lens/tokenize";

/** Why an input cannot be called that, or null when it can. */
export function aliasProblem(pipeline: Pipeline, id: NodeId, alias: string, to: string): string | null {
  if (to === alias) return null;
  const node = pipeline.nodes[id];
  const ports = nodeDefinition(node?.type ?? "")?.inputs.map(({ name }) => name) ?? [];
  return portNameProblem(to, [...Object.keys(node?.inputs ?? {}).filter((key) => key !== alias), ...ports]);
}

/** Calls a named input otherwise; queries of the node follow. A name that does not do changes nothing. */
export function renameAlias(pipeline: Pipeline, id: NodeId, alias: string, to: string): Pipeline {
  const node = pipeline.nodes[id];
  const definition = nodeDefinition(node?.type ?? "");
  if (!node || !definition || alias === to || aliasProblem(pipeline, id, alias, to) !== null) return pipeline;
  const inputs = Object.fromEntries(
    Object.entries(node.inputs).map(([key, ref]) => [key === alias ? to : key, ref]),
  );
  const queries = fieldsOf(definition.settings).flatMap(([key, { widget }]) => {
    const text = node.settings[key];
    return widget === "sql" && typeof text === "string" ? [[key, renameTable(text, alias, to)] as const] : [];
  });
  const settings = { ...node.settings, ...Object.fromEntries(queries) };
  return { ...pipeline, nodes: { ...pipeline.nodes, [id]: { ...node, inputs, settings } } };
}

/** The query with a table called otherwise: after FROM and JOIN, and in front of a dot. */
export function renameTable(sql: string, from: string, to: string): string {
  const tokens = tokenize(sql);
  const isTable = (token: Token, index: number): boolean => {
    if (token.kind !== "identifier" && token.kind !== "quoted") return false;
    const name = token.kind === "quoted" ? token.text.slice(1, -1).replaceAll('""', '"') : token.text;
    if (name.toLowerCase() !== from.toLowerCase() || tokens[index - 1]?.text === ".") return false;
    return tokens[index + 1]?.text === "." || /^(from|join)$/i.test(tokens[index - 1]?.text ?? "");
  };
  return tokens.reduceRight(
    (text, token, index) =>
      isTable(token, index) ? text.slice(0, token.from) + to + text.slice(token.to) : text,
    sql,
  );
}
