import { type BuildContext, type BuiltJob, JobBuilder } from "./job-builder";
import { createJob } from "./methods";
import type { Job } from "./table";

/** A job as its module exports it. */
export class DefinedJob {
  constructor(
    readonly name: string,
    private readonly describe: (job: Job) => void | Promise<void>,
  ) {}

  /** Evaluates the program once: everything it calls becomes a node. Whatever the program throws is thrown on. */
  async build(context: BuildContext): Promise<BuiltJob> {
    const builder = new JobBuilder(context);
    await this.describe(createJob(builder));
    return builder.finish(this.name);
  }
}

/**
 * Defines a job. A module exports it as its default:
 *
 *     export default defineJob("Long delays", (job) => {
 *       const flights = job.read.parquet("Flights", { paths: ["lake/flights/*.parquet"] });
 *       const long = flights.filter("Over an hour", sql`delay > 60`);
 *       long.write.csv("Report", { path: "lake/out/long_delays.csv", mode: "overwrite" });
 *     });
 *
 * Each method adds a node; its first argument is the node's name, unique in the job. Nothing is read or written before
 * the whole job is built.
 */
export function defineJob(name: string, describe: (job: Job) => void | Promise<void>): DefinedJob {
  if (typeof name !== "string" || name.trim() === "")
    throw new TypeError("defineJob: the first argument is the job's name.");
  if (typeof describe !== "function")
    throw new TypeError("defineJob: the second argument is a function that receives the job.");
  return new DefinedJob(name, describe);
}
