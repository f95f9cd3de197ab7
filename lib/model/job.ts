import { z } from "zod";
import { Pipeline } from "./pipeline";

/** Limits a run obeys; they are enforced outside the engine. */
export const JobSettings = z.strictObject({
  timeoutMinutes: z
    .number()
    .int()
    .min(1)
    .max(10_080)
    .default(480)
    .meta({ title: "Timeout", help: "Minutes before a run is ended as TIMEOUT." }),
  memoryMb: z
    .number()
    .int()
    .min(256)
    .max(1_048_576)
    .default(4096)
    .meta({ title: "Memory", help: "Megabytes of resident memory before a run is ended as FAILED." }),
  threads: z
    .number()
    .int()
    .min(1)
    .max(256)
    .nullable()
    .default(null)
    .meta({ title: "Threads", help: "Threads of the engine; empty means one for each core." }),
  timeZone: z.string().min(1).max(64).default("UTC").meta({
    title: "Time zone",
    help: "Zone in which timestamps with time zone are read, shown and written.",
  }),
});
export type JobSettings = z.infer<typeof JobSettings>;

export const JobName = z.string().trim().min(1, "A job needs a name").max(255);

/** What one save holds; every save is a version. */
export const JobContent = z.strictObject({
  name: JobName,
  description: z.string().max(10_000).default(""),
  pipeline: Pipeline,
  /** The program, when it does more than build nodes; then `pipeline` is a picture of its last recording. */
  program: z.string().max(2_000_000).nullable().default(null),
  settings: JobSettings.prefault({}),
});
export type JobContent = z.infer<typeof JobContent>;

export const Job = JobContent.extend({
  id: z.string(),
  /** Counts saves from 1; an edit carries the version it was made on. */
  version: z.number().int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Job = z.infer<typeof Job>;

/** A job as a file: what `tenon` reads, and what examples are. */
export const JobFile = z.strictObject({
  name: JobName,
  description: z.string().optional(),
  pipeline: z.unknown(),
  program: z.string().nullable().optional(),
  settings: z.unknown().optional(),
});
export type JobFile = z.infer<typeof JobFile>;
