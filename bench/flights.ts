import { copyFile, mkdir, mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Pipeline } from "../lib/model/pipeline";

const home = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The sample job “Delays by state” over three million flights, in a folder of its own. */
export interface Flights {
  root: string;
  pipeline: Pipeline;
  /** The same as one statement, as an expert writes it: nothing is left for the engine to find out. */
  sql(target: string): string;
  remove(): Promise<void>;
}

export async function openFlights(): Promise<Flights> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "tenon-bench-")));
  await mkdir(join(root, "lake/flights"), { recursive: true });
  const data = home("node_modules/vega-datasets/data");
  await copyFile(join(data, "flights-3m.parquet"), join(root, "lake/flights/flights-3m.parquet"));
  await copyFile(join(data, "airports.csv"), join(root, "lake/airports.csv"));
  const { pipeline } = JSON.parse(await readFile(home("examples/delays-by-state.json"), "utf8")) as {
    pipeline: Pipeline;
  };
  return {
    root,
    pipeline,
    sql: (target) => `COPY (
      SELECT a.state, count(*) AS flights, max(f.delay) AS worst
      FROM read_parquet('${root}/lake/flights/flights-3m.parquet') f
      JOIN read_csv('${root}/lake/airports.csv', auto_detect = false, header = true, columns = {
        iata: 'VARCHAR', name: 'VARCHAR', city: 'VARCHAR', state: 'VARCHAR', country: 'VARCHAR', latitude: 'DOUBLE', longitude: 'DOUBLE'
      }) a ON f.origin = a.iata
      WHERE f.delay > 60
      GROUP BY a.state
    ) TO '${root}/${target}' (FORMAT parquet)`,
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
