import "server-only";
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";

/** Where everything of one studio lives. Users' data is anywhere below `root` but in `.tenon`. */
export interface Workspace {
  /** Absolute path of the folder that jobs read from and write to. */
  root: string;
  /** The studio's own folder in it; hidden, never listed or read by jobs. */
  own: string;
  catalog: string;
  /** Output of runs before it is published: `staging/<run>/…`. */
  staging: string;
  /** Temporary files of workers, a folder each. */
  scratch: string;
}

/** The paths of the workspace at `root`; by default TENON_WORKSPACE, or `workspace` where the studio was started. */
export function workspaceAt(root = process.env.TENON_WORKSPACE || "workspace"): Workspace {
  const absolute = path.resolve(/* turbopackIgnore: true */ process.cwd(), root);
  const own = path.join(absolute, ".tenon");
  return {
    root: absolute,
    own,
    catalog: path.join(own, "catalog.db"),
    staging: path.join(own, "staging"),
    scratch: path.join(own, "scratch"),
  };
}

/** Makes the folders that are missing; says whether the workspace held nothing before. */
export async function createFolders({ root, own, staging, scratch }: Workspace): Promise<boolean> {
  await mkdir(root, { recursive: true });
  const isNew = (await readdir(root)).length === 0;
  for (const folder of [own, staging, scratch]) await mkdir(folder, { recursive: true });
  return isNew;
}
