import { isLocalPath, localName } from "../../model/local-path";
import type { NodeId, Pipeline, Position } from "../../model/pipeline";
import { fieldMeta } from "../../nodes/fields";
import { allNodeDefinitions } from "../../nodes/registry";
import { addNode } from "./add-node";

export interface AddFile {
  id: NodeId;
  /** Path in the workspace. */
  path: string;
  position: Position;
}

/** Adds a source that reads a file, of the type that reads such files. */
export function addFile(pipeline: Pipeline, { id, path, position }: AddFile): Pipeline {
  const type = sourceTypeOf(path);
  if (!type) return pipeline;
  return addNode(pipeline, { id, type, position, name: fileTitle(path), settings: { paths: [path] } });
}

/** The source that reads files with this ending, or null when none does. */
export function sourceTypeOf(path: string): string | null {
  const file = path.toLowerCase();
  const reads = allNodeDefinitions.find(({ category, settings }) => {
    const paths = category === "source" ? settings.shape.paths : undefined;
    const endings = paths ? (fieldMeta(paths)?.extensions ?? []) : [];
    return endings.some((ending) => file.endsWith(`.${ending.toLowerCase()}`));
  });
  return reads?.type ?? null;
}

/** Endings of every file that some source reads. */
export const readableEndings = (): string[] =>
  allNodeDefinitions.flatMap(({ category, settings }) =>
    category === "source" && settings.shape.paths
      ? [...(fieldMeta(settings.shape.paths)?.extensions ?? [])]
      : [],
  );

/** `uploads/flights-3m.parquet` → `Flights 3m`. */
function fileTitle(path: string): string {
  const file = isLocalPath(path) ? localName(path) : (path.split("/").at(-1) ?? path);
  const words = file
    .replace(/\.[A-Za-z0-9]+(\.(gz|zst|bz2))?$/, "")
    .replaceAll(/[-_]+/g, " ")
    .trim();
  return words === "" ? file : words.charAt(0).toUpperCase() + words.slice(1);
}
