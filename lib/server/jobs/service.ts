import "server-only";
import type { z } from "zod";
import type { CreateJob, JobSummary, JobVersion, SaveJob } from "../../api/schemas";
import { compareJobs, type Difference } from "../../model/difference";
import { type Job, JobContent } from "../../model/job";
import { emptyPipeline } from "../../model/pipeline";
import { newId } from "../../util/ids";
import { ConflictFault, Fault, notFound } from "../faults";
import type { JobRepository, ListJobs } from "./repository";

export interface JobService {
  list(query: ListJobs): Promise<{ jobs: JobSummary[]; total: number }>;
  create(input: z.output<typeof CreateJob>): Promise<Job>;
  get(id: string): Promise<Job>;
  /** Saves a new version; a `ConflictFault` when the job has moved on since `baseVersion`. */
  save(id: string, input: SaveJob): Promise<Job>;
  /** Deletes a job with its versions and runs; `confirm` is its name. */
  remove(id: string, confirm: string): Promise<void>;
  clone(id: string, name?: string): Promise<Job>;
  versions(id: string): Promise<JobVersion[]>;
  version(id: string, version: number): Promise<Job>;
  /** Makes an old version the newest. */
  restore(id: string, version: number, baseVersion: number): Promise<Job>;
  compare(id: string, from: number, to: number): Promise<Difference[]>;
}

export function createJobService(jobs: JobRepository): JobService {
  const get = async (id: string): Promise<Job> => {
    const job = await jobs.find(id);
    if (!job) throw notFound("such job");
    return job;
  };

  const getVersion = async (id: string, version: number): Promise<Job> => {
    const job = await jobs.findVersion(id, version);
    if (!job) throw notFound(`version ${version} of this job`);
    return job;
  };

  const insert = async (content: JobContent): Promise<Job> => {
    const id = newId("job");
    await jobs.insert([{ id, content, at: new Date() }]);
    return get(id);
  };

  const save = async (
    id: string,
    base: number,
    content: JobContent,
    restoredFrom: number | null,
  ): Promise<Job> => {
    if (await jobs.save(id, base, content, new Date(), restoredFrom)) return getVersion(id, base + 1);
    const current = await get(id);
    throw new ConflictFault({ current, differences: compareJobs(contentOf(current), content) });
  };

  return {
    list: (query) => jobs.list(query),
    create: (input) => insert(JobContent.parse({ pipeline: emptyPipeline(), ...input })),
    get,
    save: (id, { baseVersion, ...content }) => save(id, baseVersion, content, null),

    async remove(id, confirm) {
      const job = await get(id);
      if (job.name !== confirm)
        throw new Fault(400, "not-confirmed", `Type the job's name, “${job.name}”, to delete it.`);
      if (!(await jobs.remove(id, confirm)))
        throw new Fault(409, "runs-active", "A run of this job has not ended. Stop it first.");
    },

    async clone(id, name) {
      const content = contentOf(await get(id));
      return insert({ ...content, name: name ?? copyName(content.name) });
    },

    async versions(id) {
      const versions = await jobs.listVersions(id);
      if (versions.length === 0) throw notFound("such job");
      return versions;
    },

    version: getVersion,

    async restore(id, version, baseVersion) {
      const old = await getVersion(id, version);
      return save(id, baseVersion, contentOf(old), version);
    },

    async compare(id, from, to) {
      const [before, after] = await Promise.all([getVersion(id, from), getVersion(id, to)]);
      return compareJobs(contentOf(before), contentOf(after));
    },
  };
}

/** What a job holds, without what the catalog says of it. */
export const contentOf = ({ name, description, pipeline, program, settings }: Job): JobContent => ({
  name,
  description,
  pipeline,
  program,
  settings,
});

const copyName = (name: string): string => `${name.slice(0, 250)} copy`;
