import type { Pipeline, PipelineNode } from "../model/pipeline";
import { fieldsOf } from "../nodes/references";
import { nodeDefinition } from "../nodes/registry";

/** Folders of the workspace that stand for places in S3: `s3://bucket/raw` → `lake/raw`. */
export type S3Folders = Readonly<Record<string, string>>;

/** What stands for a bucket that nobody named. */
const UNNAMED = "s3://REPLACE-ME";

/** Whether a path is a place in S3. */
export const isS3 = (path: string): boolean => /^s3[an]?:\/\//i.test(path);

/** A place without what changes nothing: its scheme's spelling, slashes at its end. */
const plain = (place: string): string => place.replace(/^s3[an]?:\/\//i, "s3://").replace(/\/+$/, "");
const plainFolder = (folder: string): string =>
  folder
    .split("/")
    .filter((name) => name !== "" && name !== ".")
    .join("/");

/** The rest of a path below a folder or a place; null when it is not below it. */
const below = (path: string, root: string): string | null =>
  path === root ? "" : root === "" ? path : path.startsWith(`${root}/`) ? path.slice(root.length + 1) : null;

/** `s3://bucket`, for a place in it. */
export const bucketOf = (place: string): string => plain(place).split("/").slice(0, 3).join("/");

/** A place in S3 as a path of the workspace: below the folder that stands for the longest part of it. */
export function pathOf(place: string, folders: S3Folders): string {
  if (!isS3(place)) return place;
  const path = plain(place);
  const roots = Object.keys(folders).sort((a, b) => b.length - a.length);
  for (const root of roots) {
    const rest = below(path, plain(root));
    if (rest !== null) return [plainFolder(folders[root] ?? ""), rest].filter(Boolean).join("/") || ".";
  }
  return place;
}

/** A path of the workspace as a place in S3. */
export function placeOf(path: string, folders: S3Folders): string {
  if (isS3(path)) return path;
  const own = plainFolder(path);
  const roots = Object.entries(folders)
    .map(([place, folder]) => ({ place: plain(place), folder: plainFolder(folder) }))
    .sort((a, b) => b.folder.length - a.folder.length);
  const end = path.endsWith("/") ? "/" : "";
  for (const { place, folder } of roots) {
    const rest = below(own, folder);
    if (rest !== null) return `${[place, rest].filter(Boolean).join("/")}${end}`;
  }
  return `${UNNAMED}/${own}${end}`;
}

/** Every place in S3 that the nodes name, as the file they came from has it. */
export function placesIn(pipeline: Pipeline): string[] {
  const folders = pipeline.imported?.folders ?? {};
  const found = new Set<string>();
  for (const node of Object.values(pipeline.nodes))
    changePaths(node, (path) => {
      const place = placeOf(path, folders);
      if (!place.startsWith(`${UNNAMED}/`)) found.add(place);
      return path;
    });
  return [...found];
}

/** The document when other folders stand for S3: its paths, and those it was imported with, change with them. */
export function withFolders(pipeline: Pipeline, folders: S3Folders): Pipeline {
  const { imported } = pipeline;
  const before = imported?.folders ?? {};
  const moved = (path: string): string => {
    const place = placeOf(path, before);
    return place.startsWith(`${UNNAMED}/`) ? path : pathOf(place, folders);
  };
  const move = <T extends Pick<PipelineNode, "type" | "settings">>(node: T): T => changePaths(node, moved);
  return {
    ...pipeline,
    nodes: mapValues(pipeline.nodes, move),
    ...(imported && {
      imported: {
        ...imported,
        nodes: mapValues(imported.nodes, (entry) => ({ ...entry, node: move(entry.node) })),
        folders: { ...folders },
      },
    }),
  };
}

const mapValues = <T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** The node with each path of its settings changed; the same object when none did. */
function changePaths<T extends Pick<PipelineNode, "type" | "settings">>(
  node: T,
  change: (path: string) => string,
): T {
  const definition = nodeDefinition(node.type);
  if (!definition) return node;
  const settings = { ...node.settings };
  for (const [key, { widget }] of fieldsOf(definition.settings)) {
    const value = settings[key];
    if (widget === "path" && typeof value === "string" && value !== "") settings[key] = change(value);
    if (widget === "paths" && Array.isArray(value))
      settings[key] = value.map((path) => (typeof path === "string" ? change(path) : path));
  }
  const isSame = Object.keys(settings).every(
    (key) => JSON.stringify(settings[key]) === JSON.stringify(node.settings[key]),
  );
  return isSame ? node : { ...node, settings };
}
