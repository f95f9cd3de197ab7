import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JobContent } from "../../model/job";
import { JobSettings } from "../../model/job";
import type { JobRunState } from "../../model/job-run";
import { emptyPipeline, type Pipeline } from "../../model/pipeline";
import { ConflictFault, Fault } from "../faults";
import { openTestWorkspace, type TestWorkspace } from "../testing";
import { createJobRepository } from "./repository";
import { createJobService, type JobService } from "./service";

let workspace: TestWorkspace;
let jobs: JobService;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  jobs = createJobService(createJobRepository(workspace.db));
});
afterEach(() => workspace.dispose());

const content = (name: string, over: Partial<JobContent> = {}): JobContent => ({
  name,
  description: "",
  pipeline: emptyPipeline(),
  program: null,
  settings: JobSettings.parse({}),
  ...over,
});

const withNode = (condition: string): Pipeline => ({
  version: 1,
  nodes: { a: { type: "filter", name: "Keep", settings: { condition }, inputs: {} } },
  layout: { a: { x: 1, y: 2 } },
});

/** A run as the catalog holds it, and the job's last one. */
async function addRun(jobId: string, state: JobRunState): Promise<void> {
  const { id } = await workspace.db.jobRun.create({
    data: {
      id: `jr_${jobId}`,
      jobId,
      jobName: "",
      jobVersion: 1,
      attempt: 0,
      state,
      arguments: "{}",
      nodes: "{}",
      outputs: "[]",
      queuedAt: new Date(),
      program: "",
    },
  });
  await workspace.db.job.update({ where: { id: jobId }, data: { lastRunId: id } });
}

const faultOf = async (promise: Promise<unknown>): Promise<Fault> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Fault)) throw new Error(`Expected a fault, not ${String(error)}`);
  return error;
};

describe("saving", () => {
  test("every save is a version, and the job is the newest one", async () => {
    const job = await jobs.create({ name: "Delays" });
    expect(job).toMatchObject({ version: 1, name: "Delays", pipeline: emptyPipeline(), program: null });
    const saved = await jobs.save(job.id, {
      ...content("Delays by state", { pipeline: withNode("x > 1") }),
      baseVersion: 1,
    });
    expect(saved).toMatchObject({ id: job.id, version: 2, name: "Delays by state" });
    expect(await jobs.get(job.id)).toEqual(saved);
    expect((await jobs.version(job.id, 1)).name).toBe("Delays");
    expect(
      (await jobs.versions(job.id)).map(({ version, name, nodeCount }) => [version, name, nodeCount]),
    ).toEqual([
      [2, "Delays by state", 1],
      [1, "Delays", 0],
    ]);
  });

  test("a save on an old version is refused with what stands there and how it differs", async () => {
    const job = await jobs.create({ name: "A", pipeline: withNode("x > 1") });
    await jobs.save(job.id, { ...content("A", { pipeline: withNode("x > 2") }), baseVersion: 1 });
    const fault = await faultOf(
      jobs.save(job.id, { ...content("A", { pipeline: withNode("x > 3") }), baseVersion: 1 }),
    );
    expect(fault).toBeInstanceOf(ConflictFault);
    const { current, differences } = (fault as ConflictFault).conflict;
    expect(current.version).toBe(2);
    expect(differences).toEqual([
      {
        kind: "changed",
        node: "a",
        name: "Keep",
        parts: [{ path: "settings.condition", before: "x > 2", after: "x > 3" }],
      },
    ]);
    expect(await jobs.versions(job.id)).toHaveLength(2);
  });

  test("of fifty saves at once on one version exactly one is accepted", async () => {
    const job = await jobs.create({ name: "Busy" });
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        jobs.save(job.id, { ...content(`Busy ${index}`), baseVersion: 1 }).then(
          () => "saved",
          (error: unknown) => (error instanceof ConflictFault ? "conflict" : String(error)),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "saved")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "conflict")).toHaveLength(49);
    expect(await jobs.versions(job.id)).toHaveLength(2);
  });

  test("fifty saves at once, each retried on conflict, all arrive", async () => {
    const job = await jobs.create({ name: "Counter", description: "0" });
    const add = async (): Promise<void> => {
      const now = await jobs.get(job.id);
      const next = {
        ...content("Counter", { description: String(Number(now.description) + 1) }),
        baseVersion: now.version,
      };
      await jobs
        .save(job.id, next)
        .catch((error: unknown) => (error instanceof ConflictFault ? add() : Promise.reject(error)));
    };
    await Promise.all(Array.from({ length: 50 }, add));
    expect(await jobs.get(job.id)).toMatchObject({ description: "50", version: 51 });
  });

  test("a draft that could not run is saved as it is", async () => {
    const pipeline: Pipeline = {
      version: 1,
      nodes: {
        a: { type: "no-such-type", name: "A", settings: {}, inputs: { in: "ghost" } },
        b: { type: "filter", name: "A", settings: {}, inputs: { in: "b" } },
      },
      layout: {},
    };
    const job = await jobs.create({ name: "Draft", pipeline });
    expect((await jobs.get(job.id)).pipeline).toEqual(pipeline);
  });

  test("restoring makes an old version the newest and says where it came from", async () => {
    const job = await jobs.create({ name: "First" });
    await jobs.save(job.id, { ...content("Second"), baseVersion: 1 });
    expect(await faultOf(jobs.restore(job.id, 1, 1))).toMatchObject({ status: 409 });
    expect(await jobs.restore(job.id, 1, 2)).toMatchObject({ name: "First", version: 3 });
    expect((await jobs.versions(job.id))[0]).toMatchObject({ version: 3, restoredFrom: 1 });
    expect(await jobs.compare(job.id, 2, 3)).toMatchObject([
      { name: "name", parts: [{ before: "Second", after: "First" }] },
    ]);
  });
});

describe("lists", () => {
  test("search ignores case and takes % and _ as they are", async () => {
    for (const name of ["100% Ärger", "a_b", "axb", "Flüge"])
      await jobs.create({ name, description: name === "axb" ? "Long Delays" : "" });
    const search = async (text: string) =>
      (await jobs.list({ search: text, sort: "name", direction: "asc", page: 1, pageSize: 50 })).jobs.map(
        ({ name }) => name,
      );
    expect(await search("ärger")).toEqual(["100% Ärger"]);
    expect(await search("%")).toEqual(["100% Ärger"]);
    expect(await search("a_b")).toEqual(["a_b"]);
    expect(await search("DELAYS")).toEqual(["axb"]);
    expect(await search("")).toEqual(["100% Ärger", "a_b", "axb", "Flüge"]);
    expect(await search("\\")).toEqual([]);
  });

  test("pages do not overlap, and the total counts all", async () => {
    for (let index = 0; index < 5; index++) await jobs.create({ name: "Same" });
    const page = (number: number) =>
      jobs.list({ search: "", sort: "name", direction: "desc", page: number, pageSize: 2 });
    const pages = await Promise.all([1, 2, 3].map(page));
    expect(pages.map(({ jobs: rows }) => rows.length)).toEqual([2, 2, 1]);
    expect(pages[0]?.total).toBe(5);
    expect(new Set(pages.flatMap(({ jobs: rows }) => rows.map(({ id }) => id))).size).toBe(5);
  });

  test("the outcome of the last run is a filter, and the total counts what it leaves", async () => {
    const never = await jobs.create({ name: "Never" });
    for (const [name, state] of [
      ["Broken", "TIMEOUT"],
      ["Good", "SUCCEEDED"],
    ] as const) {
      const { id } = await jobs.create({ name });
      await addRun(id, state);
    }
    const names = async (outcome: "active" | "failed" | "never" | "succeeded") => {
      const page = await jobs.list({
        search: "",
        outcome,
        sort: "name",
        direction: "asc",
        page: 1,
        pageSize: 1,
      });
      return [page.total, ...page.jobs.map(({ name }) => name)];
    };
    expect(await names("failed")).toEqual([1, "Broken"]);
    expect(await names("succeeded")).toEqual([1, "Good"]);
    expect(await names("never")).toEqual([1, never.name]);
    expect(await names("active")).toEqual([0]);
  });

  test("a summary says what the job is made of", async () => {
    await jobs.create({ name: "One", pipeline: withNode("true"), program: "export default 1" });
    const {
      jobs: [summary],
    } = await jobs.list({ search: "", sort: "lastRun", direction: "asc", page: 1, pageSize: 10 });
    expect(summary).toMatchObject({ nodeTypes: ["filter"], nodeCount: 1, isProgram: true, lastRun: null });
  });
});

test("deleting asks for the name, and takes the versions along", async () => {
  const job = await jobs.create({ name: "Gone" });
  expect(await faultOf(jobs.remove(job.id, "gone"))).toMatchObject({ status: 400 });
  await jobs.remove(job.id, "Gone");
  expect(await faultOf(jobs.get(job.id))).toMatchObject({ status: 404 });
  expect(await workspace.db.jobVersion.count()).toBe(0);
});

test("a clone has the content under its own identity", async () => {
  const job = await jobs.create({ name: "Original", pipeline: withNode("x"), description: "d" });
  const copy = await jobs.clone(job.id);
  expect(copy).toMatchObject({ name: "Original copy", version: 1, description: "d", pipeline: job.pipeline });
  expect(copy.id).not.toBe(job.id);
});
