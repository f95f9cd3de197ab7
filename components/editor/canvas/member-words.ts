import { membersOf } from "@/lib/editor/groups";
import type { NodeId, Pipeline } from "@/lib/model/pipeline";

/** “2 nodes: Read, Filter”. */
export function memberWords(pipeline: Pipeline, group: NodeId): string {
  const names = membersOf(pipeline, group).flatMap((id) => pipeline.nodes[id]?.name ?? []);
  if (names.length === 0) return "empty";
  return `${names.length} ${names.length === 1 ? "node" : "nodes"}: ${names.join(", ")}`;
}
