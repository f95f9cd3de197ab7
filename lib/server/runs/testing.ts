import { readdirSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { JobSettings } from "../../model/job";
import { isTerminal, type JobRun, type RunEvent } from "../../model/job-run";
import { createJobRepository } from "../jobs/repository";
import { createJobService, type JobService } from "../jobs/service";
import { createRunPool, type RunPool } from "../supervisor/run-pool";
import { RunQueue } from "../supervisor/run-queue";
import type { TestWorkspace } from "../testing";
import { createRunRepository, type RunRepository } from "./repository";
import { createRunService, type RunService } from "./service";

/** A step of the stand-in for the run worker (`supervisor/fixtures/run-worker.mjs`): what to do, and with what. */
export type Step = [string, (number | string)?];

/** A run that does everything there is to do. */
export const SUCCESS: Step[] = [
  ["running"],
  ["log", 2],
  ["progress", 0.5],
  ["stage"],
  ["intent"],
  ["publish"],
  ["done"],
];

/** The part of a server that executes runs, and ways to look at it; for tests. */
export interface RunServer {
  jobs: JobService;
  repository: RunRepository;
  queue: RunQueue;
  runs: RunService;
  createJob(steps: Step[], settings?: object): ReturnType<JobService["create"]>;
  start(steps: Step[], settings?: object): Promise<JobRun>;
  /** The run after its end. */
  settled(run: Pick<JobRun, "id">): Promise<JobRun>;
  reaches(run: Pick<JobRun, "id">, state: JobRun["state"]): Promise<void>;
  /** The events of a run's log, as its stream gives them. */
  collect(id: string, after?: number): Promise<RunEvent[]>;
  /** Names below the staging folder. */
  staged(): string[];
  close(): void;
}

/** Opens it on a workspace; with stand-ins for the workers unless another pool is given. */
export function openRunServer(workspace: TestWorkspace, given?: RunPool): RunServer {
  const pool =
    given ??
    createRunPool({ workspace, entry: path.resolve("lib/server/supervisor/fixtures/run-worker.mjs") });
  const jobs = createJobService(createJobRepository(workspace.db));
  const repository = createRunRepository(workspace.db);
  const queue = new RunQueue({ runs: repository, pool, workspace, grace: 300, limit: 2, minute: 500 });
  const runs = createRunService({ runs: repository, jobs, queue });
  const createJob: RunServer["createJob"] = (steps, settings) =>
    jobs.create({
      name: "J",
      program: JSON.stringify(steps),
      settings: JobSettings.parse({ memoryMb: 512, timeoutMinutes: 100, ...settings }),
    });
  return {
    jobs,
    repository,
    queue,
    runs,
    createJob,
    start: async (steps, settings) => runs.start((await createJob(steps, settings)).id, {}),
    async settled({ id }) {
      await expect
        .poll(async () => isTerminal((await runs.get(id)).state), { timeout: 30_000, interval: 20 })
        .toBe(true);
      return runs.get(id);
    },
    async reaches({ id }, state) {
      await expect
        .poll(async () => (await runs.get(id)).state, { timeout: 15_000, interval: 10 })
        .toBe(state);
    },
    async collect(id, after = 0) {
      const found: RunEvent[] = [];
      for await (const { event, isKept } of await runs.stream(id, after, new AbortController().signal))
        if (isKept) found.push(event);
      return found;
    },
    staged: () => readdirSync(workspace.staging),
    close() {
      queue.close();
      pool.stop();
    },
  };
}
