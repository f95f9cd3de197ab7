import "server-only";
import type { Prisma } from "../../../prisma/generated/client";
import { JobRun, RunEvent } from "../../model/job-run";

/* How runs and their events stand in the catalog: lists and records as JSON text, times as dates. */

/** What may change while a run lasts. */
export type RunPatch = Partial<
  Pick<JobRun, "state" | "progress" | "nodes" | "outputs" | "accounting" | "error" | "peakMemory" | "endedAt">
>;

type RunRow = Omit<Prisma.JobRunGetPayload<Record<string, never>>, "program">;
type EventRow = Prisma.RunEventGetPayload<Record<string, never>>;

const parse = (text: string): unknown => JSON.parse(text);

export const toRun = (row: RunRow): JobRun =>
  JobRun.parse({
    id: row.id,
    jobId: row.jobId,
    jobName: row.jobName,
    jobVersion: row.jobVersion,
    attempt: row.attempt,
    state: row.state,
    progress: row.progress,
    arguments: parse(row.arguments),
    nodes: parse(row.nodes),
    outputs: parse(row.outputs),
    accounting: row.accounting === null ? null : parse(row.accounting),
    error: row.error === null ? null : parse(row.error),
    peakMemory: row.peakMemory === null ? null : Number(row.peakMemory),
    queuedAt: row.queuedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  });

/** Only what a patch may hold: callers may pass a whole run. */
export const toColumns = ({
  state,
  progress,
  nodes,
  outputs,
  accounting,
  error,
  peakMemory,
  endedAt,
}: RunPatch): Prisma.JobRunUpdateManyMutationInput => ({
  state,
  progress,
  nodes: nodes && JSON.stringify(nodes),
  outputs: outputs && JSON.stringify(outputs),
  accounting: accounting && JSON.stringify(accounting),
  error: error && JSON.stringify(error),
  peakMemory,
  endedAt: endedAt && new Date(endedAt),
});

export const toEventRow = (runId: string, event: RunEvent): EventRow => ({
  runId,
  seq: event.seq,
  at: new Date(event.at),
  kind: event.kind,
  level: event.kind === "log" ? event.level : null,
  message: event.kind === "log" ? event.message : null,
  run: event.kind === "run" ? JSON.stringify(event.run) : null,
});

export const toEvent = ({ seq, at, kind, level, message, run }: EventRow): RunEvent =>
  RunEvent.parse({
    kind,
    seq,
    at: at.toISOString(),
    ...(run === null ? { level, message } : { run: parse(run) }),
  });
