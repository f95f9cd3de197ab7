import "server-only";
import { constants, existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { JobContent, JobFile } from "../model/job";
import { newId } from "../util/ids";
import type { JobRepository } from "./jobs/repository";
import type { Workspace } from "./workspace";

/** Where each sample goes: real data, small and large, flat and nested. */
export const SAMPLE_FILES: Record<string, string> = {
  "flights-3m.parquet": "lake/flights/flights-3m.parquet",
  "airports.csv": "lake/airports.csv",
  "movies.json": "lake/movies.json",
  "seattle-weather.csv": "lake/seattle-weather.csv",
  "birdstrikes.csv": "lake/birdstrikes.csv",
  "zipcodes.csv": "lake/zipcodes.csv",
  "stocks.csv": "lake/stocks.csv",
  "earthquakes.json": "lake/earthquakes.json",
  "penguins.json": "lake/penguins.json",
  "us-employment.csv": "lake/us-employment.csv",
  "sp500.csv": "lake/sp500.csv",
  "weather.csv": "lake/weather.csv",
  "lookup_people.csv": "lake/people.csv",
  "lookup_groups.csv": "lake/groups.csv",
};

const PENDING = "pending\n";

/**
 * Fills a new workspace with sample data and sample jobs, so that there is something to try. Never replaces a file, and
 * never comes back once it has finished; when it was interrupted, the next start goes on.
 */
export async function addSamples(workspace: Workspace, jobs: JobRepository, isNew: boolean): Promise<void> {
  const marker = path.join(workspace.own, "samples.txt");
  if (isNew) await writeFile(marker, PENDING);
  if ((await readFile(marker, "utf8").catch(() => "")) !== PENDING) return;
  const home = /* turbopackIgnore: true */ process.cwd();
  await copyData(path.join(home, "node_modules", "vega-datasets", "data"), workspace);
  if ((await jobs.count()) === 0) await jobs.insert(await readExamples(path.join(home, "examples")));
  await writeFile(marker, "done\n");
}

async function copyData(from: string, { root, scratch }: Workspace): Promise<void> {
  for (const [name, to] of Object.entries(SAMPLE_FILES)) {
    const source = path.join(from, name);
    const target = path.join(root, to);
    if (existsSync(target) || !existsSync(source)) continue;
    await mkdir(path.dirname(target), { recursive: true });
    const temporary = path.join(scratch, `sample-${name}`);
    await copyFile(source, temporary, constants.COPYFILE_FICLONE);
    await rename(temporary, target);
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
