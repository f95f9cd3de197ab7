import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { tokensOf } from "../util/typescript-tokens";

/** The folder of a workspace that holds its custom transforms. */
export const TRANSFORMS = "transforms";

/** A custom transform's two files. */
export interface TransformFiles {
  name: string;
  json: string;
  source: string;
}

/** The transforms of a workspace that a program names, and those that they name in turn. */
export async function transformsOf(program: string, root: string): Promise<TransformFiles[]> {
  const folder = join(root, TRANSFORMS);
  const files = await readdir(folder).catch(() => []);
  const names = files.flatMap((file) => /^(\w+)\.json$/.exec(file)?.[1] ?? []).sort();
  const found = new Map<string, TransformFiles>();
  const open = [program];
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    const texts = new Set((tokensOf(text) ?? []).map((token) => token.text.slice(1, -1)));
    for (const name of names.filter((one) => texts.has(one) && !found.has(one))) {
      const [json, source] = await Promise.all([
        readPlain(folder, `${name}.json`),
        readPlain(folder, `${name}.ts`),
      ]);
      if (json === null || source === null) continue;
      found.set(name, { name, json, source });
      open.push(source);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The text of a plain file; null for anything else, a link too. */
async function readPlain(folder: string, file: string): Promise<string | null> {
  const path = join(folder, file);
  const found = await lstat(path).catch(() => null);
  return found?.isFile() ? readFile(path, "utf8") : null;
}
