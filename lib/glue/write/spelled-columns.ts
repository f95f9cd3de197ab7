import type { Column } from "../../model/column";
import type { PipelineNode } from "../../model/pipeline";
import { renameColumn } from "../../nodes/references";
import { nodeDefinition } from "../../nodes/registry";

/** A node that spells columns as its inputs do: AWS Glue tells `Id` from `id`, this studio does not. */
export function spelledColumns(
  node: PipelineNode,
  ports: readonly string[],
  columnsOf: (port: string) => readonly Column[] | undefined,
): PipelineNode {
  const definition = nodeDefinition(node.type);
  if (!definition) return node;
  const text = JSON.stringify(node.settings);
  const lower = text.toLowerCase();
  let settings: Record<string, unknown> = node.settings;
  for (const port of new Set(ports))
    for (const { name } of columnsOf(port) ?? [])
      if (isSpelledOtherwise(name, text, lower))
        settings = renameColumn(definition, settings, port, name, name);
  return { ...node, settings: settings as PipelineNode["settings"] };
}

/** Whether a text has a name in capitals other than its own; a name within a name makes it look, no more. */
function isSpelledOtherwise(name: string, text: string, lower: string): boolean {
  const wanted = JSON.stringify(name).slice(1, -1);
  const count = (haystack: string, needle: string) => haystack.split(needle).length;
  return wanted !== "" && count(lower, wanted.toLowerCase()) > count(text, wanted);
}
