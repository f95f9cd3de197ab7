import "server-only";
import type { Prisma } from "../../../prisma/generated/client";
import { CommitIntent } from "../../model/commit-intent";
import { type Job, JobContent } from "../../model/job";
import { type JobRun, type RunEvent, TERMINAL_STATES } from "../../model/job-run";
import type { Catalog } from "../db/client";
import { type RunPatch, toColumns, toEvent, toEventRow, toRun } from "../db/run-rows";

/** What a run is queued with. */
export interface NewRun {
  id: string;
  job: Pick<Job, "id" | "name" | "version">;
  program: string;
  arguments: Record<string, string>;
  at: Date;
}

/** A claimed run: its number guards every write, so that a former owner can change nothing. */
export interface Claim {
  run: JobRun;
  fence: number;
}

/** What a worker needs to execute a run. */
export interface RunContent {
  program: string;
  content: JobContent;
}

export interface RunRepository {
  /** Queues a run as WAITING; null when the job is gone. */
  insert(run: NewRun): Promise<JobRun | null>;
  find(id: string): Promise<JobRun | null>;
  list(query: {
    jobId?: string;
    state?: string;
    page: number;
    pageSize: number;
  }): Promise<{ runs: JobRun[]; total: number }>;
  content(id: string): Promise<RunContent | null>;
  /** The WAITING runs, oldest first. */
  waiting(): Promise<JobRun[]>;
  /** Takes a WAITING run for execution: STARTING, under a new fence. Null when it is no longer waiting. */
  claim(id: string, at: Date, leaseUntil: Date): Promise<Claim | null>;
  /** Takes every run that was under way when a server ended, under new fences. */
  takeOver(leaseUntil: Date): Promise<Claim[]>;
  /** Writes, unless the fence is old or the state is final; false then. */
  write(id: string, fence: number, patch: RunPatch): Promise<boolean>;
  /** Writes the final state together with the last events; false, and nothing is written, when it is not ours to write. */
  finish(id: string, fence: number, patch: RunPatch, events: readonly RunEvent[]): Promise<boolean>;
  /** Says that the owner of the claim lives. */
  renew(id: string, fence: number, leaseUntil: Date): Promise<boolean>;
  /** Appends to the run's log. False, and nothing is written, when the fence is old. */
  appendEvents(id: string, fence: number, events: readonly RunEvent[]): Promise<boolean>;
  events(id: string, after: number, limit: number): Promise<RunEvent[]>;
  lastSeq(id: string): Promise<number>;
  /** Records what is about to be published, in one transaction with the check that the claim still holds and is RUNNING. */
  recordIntent(fence: number, intent: CommitIntent): Promise<boolean>;
  markPublished(runId: string, at: Date): Promise<void>;
  /** Forgets an intent whose output is given up. */
  dropIntent(runId: string): Promise<void>;
  /** The intent of a run and whether it has been published. */
  intent(runId: string): Promise<{ intent: CommitIntent; published: boolean } | null>;
  /** Ids of the runs with an intent that is not published. */
  unpublished(): Promise<string[]>;
}

const FINAL = [...TERMINAL_STATES];
const UNDER_WAY = ["STARTING", "RUNNING", "STOPPING"];
const omit = { program: true } as const;

export function createRunRepository(db: Catalog): RunRepository {
  return {
    insert({ id, job, program, arguments: args, at }) {
      return db.$transaction(async (tx) => {
        const { count } = await tx.job.updateMany({ where: { id: job.id }, data: { lastRunAt: at } });
        if (count !== 1) return null;
        const row = await tx.jobRun.create({
          data: {
            id,
            jobId: job.id,
            jobName: job.name,
            jobVersion: job.version,
            attempt: 0,
            state: "WAITING",
            arguments: JSON.stringify(args),
            nodes: "{}",
            outputs: "[]",
            queuedAt: at,
            program,
          },
          omit,
        });
        await tx.job.updateMany({ where: { id: job.id }, data: { lastRunId: id } });
        return toRun(row);
      });
    },

    async find(id) {
      const row = await db.jobRun.findUnique({ where: { id }, omit });
      return row && toRun(row);
    },

    async list({ jobId, state, page, pageSize }) {
      const where: Prisma.JobRunWhereInput = { jobId, state };
      const [rows, total] = await Promise.all([
        db.jobRun.findMany({
          where,
          omit,
          orderBy: [{ queuedAt: "desc" }, { id: "desc" }],
          skip: (page - 1) * pageSize,
          take: pageSize,
        }),
        db.jobRun.count({ where }),
      ]);
      return { runs: rows.map(toRun), total };
    },

    async content(id) {
      const run = await db.jobRun.findUnique({
        where: { id },
        select: { program: true, jobId: true, jobVersion: true },
      });
      if (!run) return null;
      const version = await db.jobVersion.findUnique({
        where: { jobId_version: { jobId: run.jobId, version: run.jobVersion } },
      });
      return version && { program: run.program, content: JobContent.parse(JSON.parse(version.content)) };
    },

    async waiting() {
      const rows = await db.jobRun.findMany({
        where: { state: "WAITING" },
        orderBy: [{ queuedAt: "asc" }, { id: "asc" }],
        omit,
      });
      return rows.map(toRun);
    },

    async claim(id, startedAt, leaseUntil) {
      const [row] = await db.jobRun.updateManyAndReturn({
        where: { id, state: "WAITING" },
        data: { state: "STARTING", fence: { increment: 1 }, startedAt, leaseUntil },
        omit,
      });
      return row ? { run: toRun(row), fence: row.fence } : null;
    },

    async takeOver(leaseUntil) {
      const rows = await db.jobRun.updateManyAndReturn({
        where: { state: { in: UNDER_WAY } },
        data: { fence: { increment: 1 }, leaseUntil },
        omit,
      });
      return rows.map((row) => ({ run: toRun(row), fence: row.fence }));
    },

    async write(id, fence, patch) {
      const { count } = await db.jobRun.updateMany({
        where: { id, fence, state: { notIn: FINAL } },
        data: toColumns(patch),
      });
      return count === 1;
    },

    finish(id, fence, patch, events) {
      return db.$transaction(async (tx) => {
        const where = { id, fence, state: { notIn: FINAL } };
        const { count } = await tx.jobRun.updateMany({
          where,
          data: { ...toColumns(patch), leaseUntil: null },
        });
        if (count !== 1) return false;
        await tx.runEvent.createMany({ data: events.map((event) => toEventRow(id, event)) });
        return true;
      });
    },

    async renew(id, fence, leaseUntil) {
      const { count } = await db.jobRun.updateMany({
        where: { id, fence, state: { notIn: FINAL } },
        data: { leaseUntil },
      });
      return count === 1;
    },

    appendEvents(runId, fence, events) {
      return db.$transaction(async (tx) => {
        if ((await tx.jobRun.count({ where: { id: runId, fence } })) !== 1) return false;
        await tx.runEvent.createMany({ data: events.map((event) => toEventRow(runId, event)) });
        return true;
      });
    },

    async events(runId, after, limit) {
      const rows = await db.runEvent.findMany({
        where: { runId, seq: { gt: after } },
        orderBy: { seq: "asc" },
        take: limit,
      });
      return rows.map(toEvent);
    },

    async lastSeq(runId) {
      const { _max } = await db.runEvent.aggregate({ where: { runId }, _max: { seq: true } });
      return _max.seq ?? 0;
    },

    recordIntent(fence, intent) {
      return db.$transaction(async (tx) => {
        if ((await tx.jobRun.count({ where: { id: intent.runId, fence, state: "RUNNING" } })) !== 1)
          return false;
        await tx.commitIntent.create({
          data: { runId: intent.runId, manifest: JSON.stringify(intent), createdAt: new Date() },
        });
        return true;
      });
    },

    async markPublished(runId, publishedAt) {
      await db.commitIntent.updateMany({ where: { runId, publishedAt: null }, data: { publishedAt } });
    },

    async dropIntent(runId) {
      await db.commitIntent.deleteMany({ where: { runId, publishedAt: null } });
    },

    async intent(runId) {
      const row = await db.commitIntent.findUnique({ where: { runId } });
      return (
        row && { intent: CommitIntent.parse(JSON.parse(row.manifest)), published: row.publishedAt !== null }
      );
    },

    async unpublished() {
      const rows = await db.commitIntent.findMany({
        where: { publishedAt: null },
        select: { runId: true },
        orderBy: { createdAt: "asc" },
      });
      return rows.map(({ runId }) => runId);
    },
  };
}
