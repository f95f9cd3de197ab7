import { isLocalPath } from "../model/local-path";
import type { NodeId, Pipeline, PipelineNode } from "../model/pipeline";
import { nodeDefinition } from "../nodes/registry";

/**
 * Where a job runs, which its sources say: on the server; in this browser, where files are read that stay on this
 * computer; or nowhere, while it reads files of both.
 */
export type JobHome =
  | { place: "server" }
  | { place: "browser"; paths: readonly string[] }
  | { place: "nowhere"; paths: readonly string[]; others: readonly string[] };

/** Paths of files on this computer that a node reads. */
export function localPathsOf({ settings }: PipelineNode): string[] {
  const { paths } = settings as { paths?: unknown };
  return Array.isArray(paths) ? paths.filter((path) => typeof path === "string" && isLocalPath(path)) : [];
}

export function homeOf({ nodes }: Pick<Pipeline, "nodes">): JobHome {
  const paths = new Set<string>();
  const others: string[] = [];
  for (const node of Object.values(nodes)) {
    const local = localPathsOf(node);
    for (const path of local) paths.add(path);
    if (local.length === 0 && readsServer(node)) others.push(node.name);
  }
  if (paths.size === 0) return { place: "server" };
  return others.length === 0
    ? { place: "browser", paths: [...paths] }
    : { place: "nowhere", paths: [...paths], others };
}

const readsServer = ({ type }: PipelineNode): boolean =>
  type !== "inline-source" && nodeDefinition(type)?.category === "source";

/** The job with files of this computer called by other paths. */
export function withPaths(pipeline: Pipeline, paths: ReadonlyMap<string, string>): Pipeline {
  const nodes: Record<NodeId, PipelineNode> = {};
  for (const [id, node] of Object.entries(pipeline.nodes)) {
    const local = localPathsOf(node);
    nodes[id] = local.some((path) => paths.has(path))
      ? {
          ...node,
          settings: {
            ...node.settings,
            paths: (node.settings.paths as string[]).map((path) => paths.get(path) ?? path),
          },
        }
      : node;
  }
  return { ...pipeline, nodes };
}
