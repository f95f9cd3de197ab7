import "server-only";
import { availableParallelism, totalmem } from "node:os";
import path from "node:path";
import { openCatalog } from "./db/client";
import { migrate, readMigrations } from "./db/migrate";
import { createFileService, type FileService } from "./files/service";
import { createExportService, type ExportService } from "./jobs/export";
import { createJobRepository } from "./jobs/repository";
import { createJobService, type JobService } from "./jobs/service";
import { createOutputService, type OutputService } from "./runs/outputs";
import { recover } from "./runs/recovery";
import { createRunRepository } from "./runs/repository";
import { createRunService, type RunService } from "./runs/service";
import { addSamples } from "./samples";
import { lockWorkspace } from "./server-lock";
import { createRunPool } from "./supervisor/run-pool";
import { RunQueue } from "./supervisor/run-queue";
import { createShortPool, type ShortCaller } from "./supervisor/short-pool";
import { workersFolder } from "./supervisor/worker-process";
import { createFolders, type Workspace, workspaceAt } from "./workspace";

/** Everything a route or a page may ask for. */
export interface Studio {
  workspace: Workspace;
  jobs: JobService;
  runs: RunService;
  /** What runs have written. */
  outputs: OutputService;
  files: FileService;
  exports: ExportService;
  /** The workers that answer the editor. */
  workers: ShortCaller;
  /** Fires when the studio shuts down: open streams end then. */
  closing: AbortSignal;
  close(): Promise<void>;
}

export interface StudioOptions {
  root?: string;
  /** Folder of the bundled workers. */
  workers?: string;
  /** Milliseconds a run has to end after it was asked to. */
  grace?: number;
  /** Runs that execute at the same time. */
  limit?: number;
}

/** Opens a workspace: locks it, brings its catalog up to date, recovers what was under way, and starts the workers. */
export async function openStudio({
  root,
  workers = workersFolder(),
  grace = 15_000,
  limit = availableParallelism(),
}: StudioOptions = {}): Promise<Studio> {
  const workspace = workspaceAt(root);
  const isNew = await createFolders(workspace);
  const lock = await lockWorkspace(workspace);
  try {
    await migrate(
      workspace.catalog,
      await readMigrations(path.join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations")),
    );
    const db = openCatalog(workspace.catalog);
    const jobRepository = createJobRepository(db);
    await addSamples(workspace, jobRepository, isNew);
    const runs = createRunRepository(db);
    const jobs = createJobService(jobRepository);
    const pool = createRunPool({ workspace, entry: path.join(workers, "run-worker.mjs") });
    const queue = new RunQueue({ runs, pool, workspace, grace, limit });
    await recover({ runs, queue, workspace });
    const service = createRunService({ runs, jobs, queue });
    const closing = new AbortController();
    const short = createShortPool({
      workspace,
      entry: path.join(workers, "short-worker.mjs"),
      memoryMb: shortMemoryMb(),
    });
    return {
      workspace,
      jobs,
      runs: service,
      outputs: createOutputService(service, short),
      files: createFileService(workspace),
      exports: createExportService({ workspace, jobs, workers: short }),
      workers: short,
      closing: closing.signal,
      async close() {
        closing.abort();
        queue.close();
        short.stop();
        pool.stop();
        await db.$disconnect();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A quarter of the machine for each of the two, within reason. */
const shortMemoryMb = (): number => Math.round(Math.min(4096, Math.max(1024, totalmem() / 4 / 1024 / 1024)));

const KEY = Symbol.for("tenon.studio");
const holder = globalThis as { [KEY]?: Promise<Studio> };

/** The studio of this process. Next bundles routes and start-up apart, so it is kept where both see it. */
export function studio(): Promise<Studio> {
  holder[KEY] ??= openStudio().catch((error: unknown) => {
    // The next request tries again: a lock may have been released, a disk may have space.
    delete holder[KEY];
    throw error;
  });
  return holder[KEY];
}
