import "server-only";
import { printProgram } from "../../compiler/print/typescript";
import { DiagnosticError } from "../../model/diagnostic";
import type { Job } from "../../model/job";
import { isTerminal, type JobRun, type JobRunState, type RunEvent } from "../../model/job-run";
import { newId } from "../../util/ids";
import { notFound } from "../faults";
import type { JobService } from "../jobs/service";
import { runErrors } from "../supervisor/run-error";
import type { RunQueue } from "../supervisor/run-queue";
import type { RunRepository } from "./repository";
import { type StreamedEvent, streamRun } from "./stream";

export interface RunService {
  /** Queues a run of the newest saved version. */
  start(jobId: string, args: Record<string, string>): Promise<JobRun>;
  get(id: string): Promise<JobRun>;
  list(query: {
    jobId?: string;
    state?: JobRunState;
    page: number;
    pageSize: number;
  }): Promise<{ runs: JobRun[]; total: number }>;
  /** Asks a run to stop; harmless when it has ended. */
  stop(id: string): Promise<JobRun>;
  /** Log lines and changes of state after `after`, at most 10,000. */
  log(id: string, after: number): Promise<RunEvent[]>;
  /** The same, and then live to the end of the run. */
  stream(id: string, after: number, signal: AbortSignal): Promise<AsyncGenerator<StreamedEvent>>;
}

const MOST_EVENTS = 10_000;

export function createRunService({
  runs,
  jobs,
  queue,
}: {
  runs: RunRepository;
  jobs: JobService;
  queue: RunQueue;
}): RunService {
  const get = async (id: string): Promise<JobRun> => {
    const run = queue.live(id)?.run ?? (await runs.find(id));
    if (!run) throw notFound("such run");
    return run;
  };

  return {
    get,

    async start(jobId, args) {
      const job = await jobs.get(jobId);
      const printed = programOf(job);
      const program = printed instanceof DiagnosticError ? "" : printed;
      const run = await runs.insert({ id: newId("jr"), job, program, arguments: args, at: new Date() });
      if (!run) throw notFound("such job");
      if (printed instanceof DiagnosticError) {
        return queue.refuse(run, {
          state: "FAILED",
          error: runErrors.invalid(printed.diagnostics, job.pipeline),
        });
      }
      await queue.add(run);
      return get(run.id);
    },

    async list(query) {
      const { runs: found, total } = await runs.list(query);
      return { runs: found.map((run) => queue.live(run.id)?.run ?? run), total };
    },

    async stop(id) {
      const run = await get(id);
      if (!isTerminal(run.state)) await queue.stop(id);
      return get(id);
    },

    async log(id, after) {
      await get(id);
      return runs.events(id, after, MOST_EVENTS);
    },

    async stream(id, after, signal) {
      await get(id);
      return streamRun(runs, id, queue.live(id), after, signal);
    },
  };
}

/** The text that runs: the program itself, or what the canvas says; why there is none, for a draft that says nothing yet. */
function programOf({ name, pipeline, program }: Job): string | DiagnosticError {
  if (program !== null) return program;
  try {
    return printProgram({ name, pipeline }).text;
  } catch (error) {
    if (error instanceof DiagnosticError) return error;
    throw error;
  }
}
