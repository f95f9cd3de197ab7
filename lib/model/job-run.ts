import { z } from "zod";
import { RunAccounting } from "./accounting";

/** AWS Glue's JobRunState. */
export const JobRunState = z.enum([
  "STARTING",
  "RUNNING",
  "STOPPING",
  "STOPPED",
  "SUCCEEDED",
  "FAILED",
  "TIMEOUT",
  "ERROR",
  "WAITING",
  "EXPIRED",
]);
export type JobRunState = z.infer<typeof JobRunState>;

/** What a state means to somebody who looks over a list; lists filter by it. */
export const RUN_OUTCOMES = ["active", "succeeded", "failed", "stopped"] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

export const outcomeOfState: Readonly<Record<JobRunState, RunOutcome>> = {
  WAITING: "active",
  STARTING: "active",
  RUNNING: "active",
  STOPPING: "active",
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  TIMEOUT: "failed",
  ERROR: "failed",
  EXPIRED: "failed",
  STOPPED: "stopped",
};

/** How a job's last run went, or that it never ran. */
export const JOB_OUTCOMES = [...RUN_OUTCOMES, "never"] as const;
export type JobOutcome = (typeof JOB_OUTCOMES)[number];

/** States that never change again. */
export const TERMINAL_STATES: ReadonlySet<JobRunState> = new Set([
  "STOPPED",
  "SUCCEEDED",
  "FAILED",
  "TIMEOUT",
  "ERROR",
  "EXPIRED",
]);
export const isTerminal = (state: JobRunState): boolean => TERMINAL_STATES.has(state);

/** What a run knows of one node. A number is exact, or it is null: unknown is never guessed. */
export const NodeRun = z.strictObject({
  state: z.enum(["waiting", "running", "done", "failed"]),
  /** Of all outputs together but those of refused rows. */
  rows: z.number().int().nullable(),
  /** Of a node with several outputs: the rows of each that is known. */
  outputs: z.record(z.string(), z.number().int()).optional(),
  /** Engine time attributed to the node, in milliseconds. */
  ms: z.number().nullable(),
});
export type NodeRun = z.infer<typeof NodeRun>;

/** Why a run did not succeed, in words a user can act on. */
export const RunError = z.strictObject({
  code: z.string(),
  message: z.string(),
  node: z.string().nullable(),
  /** Name of the node, kept because the document may change later. */
  nodeName: z.string().nullable(),
  /** Line of the program, when the program threw. */
  line: z.number().int().nullable(),
});
export type RunError = z.infer<typeof RunError>;

/** A file a run published, path relative to the workspace. */
export const OutputFile = z.strictObject({
  node: z.string(),
  path: z.string(),
  bytes: z.number().int(),
  rows: z.number().int().nullable(),
  sha256: z.string(),
});
export type OutputFile = z.infer<typeof OutputFile>;

export const JobRun = z.strictObject({
  id: z.string(),
  jobId: z.string(),
  jobName: z.string(),
  jobVersion: z.number().int(),
  attempt: z.number().int().min(0),
  state: JobRunState,
  /** 0 to 1, or null when the engine cannot say. */
  progress: z.number().min(0).max(1).nullable(),
  arguments: z.record(z.string(), z.string()),
  nodes: z.record(z.string(), NodeRun),
  outputs: z.array(OutputFile),
  /** Where the rows went, and what checks found; null before there is anything to say. */
  accounting: RunAccounting.nullable().default(null),
  error: RunError.nullable(),
  /** Peak resident memory of the run's process, in bytes. */
  peakMemory: z.number().int().nullable(),
  queuedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
export type JobRun = z.infer<typeof JobRun>;

export const LogLevel = z.enum(["debug", "info", "warn", "error"]);

/** One thing that happened in a run; `seq` counts from 1 within the run and is what a log stream resumes from. */
export const RunEvent = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("log"),
    seq: z.number().int(),
    at: z.iso.datetime(),
    level: LogLevel,
    message: z.string(),
  }),
  z.strictObject({ kind: z.literal("run"), seq: z.number().int(), at: z.iso.datetime(), run: JobRun }),
]);
export type RunEvent = z.infer<typeof RunEvent>;
