import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { test as base, expect } from "@playwright/test";
import { cellText } from "../components/grid/cell-value";
import { rowsFromArrow } from "../components/grid/grid-rows";
import { type CallOptions, callApi } from "../lib/api/client";
import type { EndpointName } from "../lib/api/endpoints";
import { decodeFrame } from "../lib/api/frame";
import { type CreateJob, PreviewHead } from "../lib/api/schemas";
import type { Job } from "../lib/model/job";
import { isTerminal, type JobRun } from "../lib/model/job-run";
import type { Pipeline } from "../lib/model/pipeline";
import { Editor } from "./editor";

export { expect };

/** Rows as text, by column: what a person would read. */
export type TextRow = Record<string, string | null>;

/** A studio that is up, by its address and its workspace folder: what a test sets up and what it finds there. */
export class Studio {
  readonly #jobs: string[] = [];

  constructor(
    readonly address: string,
    readonly workspace: string,
  ) {}

  call<Name extends EndpointName>(name: Name, options: CallOptions<Name> = {}) {
    return callApi(name, { ...options, base: this.address });
  }

  /** A job that is deleted again when the test ends. */
  async createJob(
    name: string,
    pipeline?: Pipeline,
    more: Partial<typeof CreateJob._input> = {},
  ): Promise<Job> {
    const job = await this.call("createJob", { body: { name, ...(pipeline ? { pipeline } : {}), ...more } });
    this.#jobs.push(job.id);
    return job;
  }

  /** Has a job deleted that the test made in the browser. */
  forget(id: string): void {
    this.#jobs.push(id);
  }

  async findJob(name: string): Promise<Job> {
    const { jobs } = await this.call("listJobs", { query: { search: name, pageSize: 200 } });
    const found = jobs.find((job) => job.name === name);
    if (!found) throw new Error(`There is no job “${name}”.`);
    return this.call("getJob", { params: { id: found.id } });
  }

  job(id: string): Promise<Job> {
    return this.call("getJob", { params: { id } });
  }

  async lastRun(jobId: string): Promise<JobRun | undefined> {
    return (await this.call("listRuns", { query: { jobId, pageSize: 1 } })).runs[0];
  }

  /** The newest run of a job, once it has ended. */
  async endedRun(jobId: string): Promise<JobRun> {
    await expect
      .poll(async () => isTerminal((await this.lastRun(jobId))?.state ?? "WAITING"), { timeout: 60_000 })
      .toBe(true);
    return (await this.lastRun(jobId)) as JobRun;
  }

  async run(jobId: string): Promise<JobRun> {
    await this.call("startRun", { params: { id: jobId }, body: {} });
    return this.endedRun(jobId);
  }

  /** What a target of a run wrote. */
  async output(runId: string, node: string, limit = 10_000): Promise<TextRow[]> {
    const bytes = await this.call("runOutput", { params: { id: runId, node }, query: { limit } });
    const { head, tail } = decodeFrame(bytes);
    const rows = rowsFromArrow(tail, PreviewHead.parse(head).columns);
    return Array.from({ length: rows.count }, (_, row) =>
      Object.fromEntries(
        rows.columns.map(({ name }, column) => {
          const value = rows.value(row, column);
          return [name, value === null ? null : cellText(value)];
        }),
      ),
    );
  }

  /** A path inside the workspace. */
  at(...parts: string[]): string {
    return path.join(this.workspace, ...parts);
  }

  async write(file: string, text: string): Promise<string> {
    await mkdir(path.dirname(this.at(file)), { recursive: true });
    await writeFile(this.at(file), text);
    return file;
  }

  read(file: string): Promise<string> {
    return readFile(this.at(file), "utf8");
  }

  /** Every file below a folder of the workspace, hidden ones too; empty where there is no such folder. */
  async files(folder: string): Promise<string[]> {
    const entries = await readdir(this.at(folder), { recursive: true, withFileTypes: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.workspace, path.join(entry.parentPath, entry.name)))
      .sort();
  }

  async remove(folder: string): Promise<void> {
    await rm(this.at(folder), { recursive: true, force: true });
  }

  async tidyUp(): Promise<void> {
    for (const id of this.#jobs) {
      const job = await this.job(id).catch(() => null);
      if (job) await this.call("deleteJob", { params: { id }, body: { confirm: job.name } });
    }
  }
}

/** Answers that the studio puts into words of its own; the browser notes each of them as well. */
const REFUSALS = /^console error: Failed to load resource: .* status of (404|409|422) /;

/** What the browser complained of, which no journey may cause unless it says so. */
export class Complaints {
  readonly #expected: RegExp[] = [REFUSALS];
  readonly #seen: string[] = [];

  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  add(text: string): void {
    this.#seen.push(text);
  }

  get unexpected(): string[] {
    return this.#seen.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
  }
}

type Fixtures = { studio: Studio; editor: Editor; complaints: Complaints; folder: string };

export const test = base.extend<Fixtures>({
  // Every page of the test, those that it opens itself too.
  complaints: [
    async ({ context }, use) => {
      const complaints = new Complaints();
      context.setDefaultTimeout(20_000);
      context.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning")
          complaints.add(`console ${message.type()}: ${message.text()}`);
      });
      context.on("response", (r) => {
        if (r.status() >= 400) console.log(r.status(), r.url(), r.request().postData()?.slice(0, 3000));
      });
      context.on("weberror", (error) => complaints.add(`thrown: ${error.error().stack}`));
      context.on("dialog", (dialog) => {
        complaints.add(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await use(complaints);
      expect(complaints.unexpected, "what the browser complained of").toEqual([]);
    },
    { auto: true },
  ],

  studio: async ({ baseURL }, use) => {
    const studio = new Studio(baseURL ?? "", process.env.TENON_E2E_WORKSPACE ?? "");
    await use(studio);
    await studio.tidyUp();
  },

  editor: async ({ page }, use) => {
    await use(new Editor(page));
  },

  /** A folder of the workspace for one test, empty at first and gone afterwards. */
  folder: async ({ studio }, use, { title }) => {
    const folder = `e2e/${title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .slice(0, 60)}`;
    await studio.remove(folder);
    await use(folder);
    await studio.remove(folder);
  },
});
