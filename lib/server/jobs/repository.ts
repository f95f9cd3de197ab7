import "server-only";
import type { Prisma } from "../../../prisma/generated/client";
import type { JobSummary, JobVersion } from "../../api/schemas";
import { type Job, JobContent } from "../../model/job";
import { type JobOutcome, JobRunState, outcomeOfState, TERMINAL_STATES } from "../../model/job-run";
import { workingNodes } from "../../nodes/working-nodes";
import type { Catalog, CatalogTransaction } from "../db/client";

export interface ListJobs {
  search: string;
  outcome?: JobOutcome | undefined;
  sort: "name" | "updatedAt" | "lastRun";
  direction: "asc" | "desc";
  page: number;
  pageSize: number;
}

export interface JobRepository {
  list(query: ListJobs): Promise<{ jobs: JobSummary[]; total: number }>;
  count(): Promise<number>;
  find(id: string): Promise<Job | null>;
  /** The job as it was at one version; `updatedAt` is when that version was saved. */
  findVersion(id: string, version: number): Promise<Job | null>;
  listVersions(id: string): Promise<JobVersion[]>;
  /** Inserts jobs at version 1, all or none. */
  insert(jobs: readonly { id: string; content: JobContent; at: Date }[]): Promise<void>;
  /** Saves version `base + 1`. False, and nothing is written, when `base` is not the newest version (or there is no job). */
  save(
    id: string,
    base: number,
    content: JobContent,
    at: Date,
    restoredFrom: number | null,
  ): Promise<boolean>;
  /** Deletes a job of that name with all that belongs to it. False when there is none, or a run of it has not ended. */
  remove(id: string, name: string): Promise<boolean>;
}

const lastRun = {
  select: { id: true, state: true, startedAt: true, endedAt: true, queuedAt: true, progress: true },
} as const;

const lastRunOf = (outcome: JobOutcome) =>
  outcome === "never"
    ? null
    : { state: { in: JobRunState.options.filter((state) => outcomeOfState[state] === outcome) } };

export function createJobRepository(db: Catalog): JobRepository {
  return {
    async list({ search, outcome, sort, direction, page, pageSize }) {
      const needle = searchable(search.trim());
      const where: Prisma.JobWhereInput = {
        ...(needle ? { searchText: { contains: needle } } : {}),
        ...(outcome ? { lastRun: lastRunOf(outcome) } : {}),
      };
      const [rows, total] = await Promise.all([
        db.job.findMany({
          where,
          include: { lastRun },
          orderBy: orderOf(sort, direction),
          skip: (page - 1) * pageSize,
          take: pageSize,
        }),
        db.job.count({ where }),
      ]);
      return { jobs: rows.map(toSummary), total };
    },

    count: () => db.job.count(),

    async find(id) {
      const row = await db.job.findUnique({
        where: { id },
        include: { versions: { orderBy: { version: "desc" }, take: 1 } },
      });
      const version = row?.versions[0];
      return row && version ? toJob(row, version) : null;
    },

    async findVersion(id, version) {
      const row = await db.jobVersion.findUnique({
        where: { jobId_version: { jobId: id, version } },
        include: { job: true },
      });
      return row ? toJob(row.job, row) : null;
    },

    async listVersions(jobId) {
      const rows = await db.jobVersion.findMany({
        where: { jobId },
        orderBy: { version: "desc" },
        omit: { content: true },
      });
      return rows.map(({ version, createdAt, name, restoredFrom, nodeCount }) => ({
        version,
        createdAt: createdAt.toISOString(),
        name,
        restoredFrom,
        nodeCount,
      }));
    },

    async insert(jobs) {
      await db.$transaction(async (tx) => {
        for (const { id, content, at } of jobs) {
          await tx.job.create({
            data: { id, version: 1, ...columnsOf(content), createdAt: at, updatedAt: at },
          });
          await insertVersion(tx, id, 1, content, at, null);
        }
      });
    },

    save(id, base, content, at, restoredFrom) {
      return db.$transaction(async (tx) => {
        const { count } = await tx.job.updateMany({
          where: { id, version: base },
          data: { version: base + 1, ...columnsOf(content), updatedAt: at },
        });
        if (count !== 1) return false;
        await insertVersion(tx, id, base + 1, content, at, restoredFrom);
        return true;
      });
    },

    async remove(id, name) {
      const { count } = await db.job.deleteMany({
        where: { id, name, runs: { none: { state: { notIn: [...TERMINAL_STATES] } } } },
      });
      return count === 1;
    },
  };
}

/** Text as sorting sees it. */
const fold = (text: string): string => text.normalize("NFC").toLowerCase();

/** Text as search sees it: LIKE's wildcards, which Prisma passes through, become characters nobody types. */
const searchable = (text: string): string => fold(text).replaceAll("%", "\uE025").replaceAll("_", "\uE05F");

const columnsOf = ({ name, description, pipeline, program }: JobContent) => {
  const nodes = workingNodes(pipeline);
  return {
    name,
    nameKey: fold(name),
    searchText: searchable(`${name}\n${description}`),
    description,
    nodeTypes: JSON.stringify([...new Set(nodes.map(([, { type }]) => type))]),
    nodeCount: nodes.length,
    isProgram: program !== null,
  };
};

async function insertVersion(
  tx: CatalogTransaction,
  jobId: string,
  version: number,
  content: JobContent,
  createdAt: Date,
  restoredFrom: number | null,
): Promise<void> {
  const nodeCount = workingNodes(content.pipeline).length;
  await tx.jobVersion.create({
    data: {
      jobId,
      version,
      name: content.name,
      nodeCount,
      content: JSON.stringify(content),
      restoredFrom,
      createdAt,
    },
  });
}

/** Jobs that never ran come last either way; the id settles ties, so that pages do not overlap. */
function orderOf(
  sort: ListJobs["sort"],
  direction: ListJobs["direction"],
): Prisma.JobOrderByWithRelationInput[] {
  const by: Record<ListJobs["sort"], Prisma.JobOrderByWithRelationInput> = {
    name: { nameKey: direction },
    updatedAt: { updatedAt: direction },
    lastRun: { lastRunAt: { sort: direction, nulls: "last" } },
  };
  return [by[sort], { id: direction }];
}

type JobRow = Prisma.JobGetPayload<Record<string, never>>;
type SummaryRow = Prisma.JobGetPayload<{ include: { lastRun: typeof lastRun } }>;

const toJob = (
  { id, createdAt }: JobRow,
  row: { version: number; content: string; createdAt: Date },
): Job => {
  const content = JobContent.parse(JSON.parse(row.content));
  return {
    ...content,
    id,
    version: row.version,
    createdAt: createdAt.toISOString(),
    updatedAt: row.createdAt.toISOString(),
  };
};

const toSummary = (row: SummaryRow): JobSummary => ({
  id: row.id,
  name: row.name,
  description: row.description,
  version: row.version,
  nodeTypes: JSON.parse(row.nodeTypes) as string[],
  nodeCount: row.nodeCount,
  isProgram: row.isProgram,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  lastRun: row.lastRun && {
    id: row.lastRun.id,
    state: JobRunState.parse(row.lastRun.state),
    startedAt: row.lastRun.startedAt?.toISOString() ?? null,
    endedAt: row.lastRun.endedAt?.toISOString() ?? null,
    queuedAt: row.lastRun.queuedAt.toISOString(),
    progress: row.lastRun.progress,
  },
});
