import { changedSince } from "@/lib/editor/row-flow";
import { edgesOf, type NodeId, type Pipeline } from "@/lib/model/pipeline";
import type { EditorState } from "./state";

const none: ReadonlySet<NodeId> = new Set();
const known = new WeakMap<Pipeline["nodes"], { before: Pipeline["nodes"]; changed: ReadonlySet<NodeId> }>();

/** Nodes whose rows in the shown run no longer speak of the document: their counts are not drawn. */
export function staleNodes({ shownRunNodes: before, document }: EditorState): ReadonlySet<NodeId> {
  const { nodes } = document.pipeline;
  if (before === null || before === nodes) return none;
  const found = known.get(nodes);
  if (found?.before === before) return found.changed;
  const changed = changedSince(before, document.pipeline);
  known.set(nodes, { before, changed });
  return changed;
}

const read = new WeakMap<Pipeline["nodes"], ReadonlySet<string>>();

export const outputKey = (id: NodeId, output: string): string => `${id}.${output}`;

/** Keys of the outputs that some node reads. */
export function readOutputs(pipeline: Pipeline): ReadonlySet<string> {
  const found =
    read.get(pipeline.nodes) ?? new Set(edgesOf(pipeline).map(({ from, output }) => outputKey(from, output)));
  read.set(pipeline.nodes, found);
  return found;
}
