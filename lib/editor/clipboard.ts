import { z } from "zod";
import { incomingEdges, NodeId, NodePlace, type Pipeline, PipelineNode } from "../model/pipeline";
import { withMembers } from "./groups";

/** Nodes as text: what copy puts on the clipboard, so that it also pastes into another job, a file or a message. */
export const ClipboardNodes = z.strictObject({
  tenon: z.literal("nodes/1"),
  nodes: z.record(NodeId, PipelineNode),
  layout: z.record(NodeId, NodePlace),
});
export type ClipboardNodes = z.infer<typeof ClipboardNodes>;

/** The nodes, of groups also the members, with the wires among them; a wire from elsewhere does not come along. */
export function copyNodes(pipeline: Pipeline, ids: readonly NodeId[]): ClipboardNodes {
  const chosen = new Set(withMembers(pipeline, ids));
  const entries = Object.entries(pipeline.nodes).filter(([id]) => chosen.has(id));
  return {
    tenon: "nodes/1",
    nodes: Object.fromEntries(entries.map(([id, node]) => [id, innerWires(id, node, chosen)])),
    layout: Object.fromEntries(
      entries.flatMap(([id]) => (pipeline.layout[id] ? [[id, pipeline.layout[id]]] : [])),
    ),
  };
}

function innerWires(id: NodeId, node: PipelineNode, chosen: ReadonlySet<NodeId>): PipelineNode {
  if (incomingEdges(id, node).every(({ from }) => chosen.has(from))) return node;
  const inputs: PipelineNode["inputs"] = {};
  for (const [key, refs] of Object.entries(node.inputs)) {
    const kept = [refs].flat().filter((ref) => chosen.has(typeof ref === "string" ? ref : ref.node));
    const [first] = kept;
    if (first !== undefined) inputs[key] = Array.isArray(refs) ? kept : first;
  }
  return { ...node, inputs };
}

export const clipboardText = (nodes: ClipboardNodes): string => JSON.stringify(nodes, null, 2);

/** Nodes in a text, or null when it is some other text. */
export function readClipboard(text: string): ClipboardNodes | null {
  if (!text.includes('"nodes/1"')) return null;
  try {
    const parsed = ClipboardNodes.safeParse(JSON.parse(text));
    return parsed.success && Object.keys(parsed.data.nodes).length > 0 ? parsed.data : null;
  } catch {
    return null;
  }
}
