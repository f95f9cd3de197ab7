import "server-only";
import { constants, existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { JobContent, JobFile } from "../model/job";
import { newId } from "../util/ids";
import type { JobRepository } from "./jobs/repository";
import type { Workspace } from "./workspace";

const PENDING = "pending\n";

/**
 * Fills a new workspace with sample data, sample jobs and a sample transform, so that there is something to try. Never replaces a file, and
 * never comes back once it has finished; when it was interrupted, the next start goes on.
 */
export async function addSamples(workspace: Workspace, jobs: JobRepository, isNew: boolean): Promise<void> {
  const marker = path.join(workspace.own, "samples.txt");
  if (isNew) await writeFile(marker, PENDING);
  if ((await readFile(marker, "utf8").catch(() => "")) !== PENDING) return;
  const home = /* turbopackIgnore: true */ process.cwd();
  await copyData(home, workspace);
  await copyTransforms(path.join(home, "examples", "transforms"), workspace);
  if ((await jobs.count()) === 0) await jobs.insert(await readExamples(path.join(home, "examples")));
  await writeFile(marker, "done\n");
}

/**
 * Real data, small and large, flat and nested: `examples/data/files.json` says which file of a package goes where, and
 * files in folders beside it stand at the same place in the workspace.
 */
async function copyData(home: string, workspace: Workspace): Promise<void> {
  const own = path.join(home, "examples", "data");
  const packaged = path.join(home, "node_modules", "vega-datasets", "data");
  const files = JSON.parse(await readFile(path.join(own, "files.json"), "utf8"));
  for (const [name, to] of Object.entries(files as Record<string, string>))
    await copyOne(path.join(packaged, name), to, workspace);
  const entries = await readdir(own, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const to = path.relative(own, path.join(entry.parentPath, entry.name));
    if (entry.isFile() && path.dirname(to) !== ".") await copyOne(path.join(own, to), to, workspace);
  }
}

async function copyOne(source: string, to: string, { root, scratch }: Workspace): Promise<void> {
  const target = path.join(root, to);
  if (existsSync(target) || !existsSync(source)) return;
  await mkdir(path.dirname(target), { recursive: true });
  const temporary = path.join(scratch, `sample-${path.basename(to)}`);
  await copyFile(source, temporary, constants.COPYFILE_FICLONE);
  await rename(temporary, target);
}

/** A custom transform to begin with. */
async function copyTransforms(from: string, { root }: Workspace): Promise<void> {
  const to = path.join(root, "transforms");
  await mkdir(to, { recursive: true });
  for (const file of await readdir(from).catch(() => [])) {
    if (!existsSync(path.join(to, file)))
      await copyFile(path.join(from, file), path.join(to, file), constants.COPYFILE_EXCL);
  }
}

/** The jobs of `*.json` in a folder, the first on top of a list by time. */
async function readExamples(folder: string): Promise<{ id: string; content: JobContent; at: Date }[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json")).sort();
  const now = Date.now();
  return Promise.all(
    names.map(async (name, index) => {
      const file = JobFile.parse(JSON.parse(await readFile(path.join(folder, name), "utf8")));
      return { id: newId("job"), content: JobContent.parse(file), at: new Date(now - index * 1000) };
    }),
  );
}
