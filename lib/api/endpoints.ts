import { z } from "zod";
import { Job } from "../model/job";
import { JobRun, JobRunState } from "../model/job-run";
import { defineEndpoint } from "./endpoint";
import * as s from "./schemas";

const noQuery = z.strictObject({});
const design = { tag: "Design", query: noQuery, method: "POST", maxBytes: 8_000_000 } as const;

/** The whole REST API. A test fails when a route has no entry here, or an entry no route. */
export const endpoints = {
  health: defineEndpoint({ method: "GET", path: "/api/health", tag: "Studio", summary: "Says that the studio is up", query: noQuery, body: null, reply: z.strictObject({ status: z.literal("ok"), version: z.string() }) }),
  openapi: defineEndpoint({ method: "GET", path: "/api/openapi.json", tag: "Studio", summary: "This API as an OpenAPI document", query: noQuery, body: null, reply: z.looseObject({ openapi: z.string() }) }),

  listJobs: defineEndpoint({
    method: "GET", path: "/api/jobs", tag: "Jobs", summary: "Lists jobs with their last run",
    query: z.strictObject({ ...s.Page, search: z.string().max(255).default(""), sort: z.enum(["name", "updatedAt", "lastRun"]).default("updatedAt"), direction: z.enum(["asc", "desc"]).default("desc") }),
    body: null, reply: s.JobList,
  }),
  createJob: defineEndpoint({ method: "POST", path: "/api/jobs", tag: "Jobs", summary: "Creates a job", query: noQuery, body: s.CreateJob, reply: Job, status: 201, maxBytes: 8_000_000 }),
  getJob: defineEndpoint({ method: "GET", path: "/api/jobs/{id}", tag: "Jobs", summary: "Reads a job", query: noQuery, body: null, reply: Job }),
  saveJob: defineEndpoint({ method: "PUT", path: "/api/jobs/{id}", tag: "Jobs", summary: "Saves a new version; 409 when the job has moved on", query: noQuery, body: s.SaveJob, reply: Job, maxBytes: 8_000_000 }),
  deleteJob: defineEndpoint({ method: "DELETE", path: "/api/jobs/{id}", tag: "Jobs", summary: "Deletes a job with its versions and runs", query: noQuery, body: s.DeleteJob, reply: z.strictObject({ deleted: z.literal(true) }) }),
  cloneJob: defineEndpoint({ method: "POST", path: "/api/jobs/{id}/clone", tag: "Jobs", summary: "Copies a job", query: noQuery, body: s.CloneJob, reply: Job, status: 201 }),
  listVersions: defineEndpoint({ method: "GET", path: "/api/jobs/{id}/versions", tag: "Jobs", summary: "Lists the versions of a job, newest first", query: noQuery, body: null, reply: s.JobVersionList }),
  getVersion: defineEndpoint({ method: "GET", path: "/api/jobs/{id}/versions/{version}", tag: "Jobs", summary: "Reads one version", query: noQuery, body: null, reply: Job }),
  restoreVersion: defineEndpoint({ method: "POST", path: "/api/jobs/{id}/versions/{version}/restore", tag: "Jobs", summary: "Makes an old version the newest", query: noQuery, body: s.RestoreVersion, reply: Job }),
  compareVersions: defineEndpoint({ method: "GET", path: "/api/jobs/{id}/compare", tag: "Jobs", summary: "Says how two versions differ", query: z.strictObject({ from: z.coerce.number().int(), to: z.coerce.number().int() }), body: null, reply: s.Differences }),
  exportJob: defineEndpoint({ method: "GET", path: "/api/jobs/{id}/export", tag: "Jobs", summary: "The job as a runnable project, zipped", query: z.strictObject({ data: z.stringbool().default(true).describe("Whether the input files come along.") }), body: null, reply: { binary: "application/zip" } }),

  startRun: defineEndpoint({ method: "POST", path: "/api/jobs/{id}/runs", tag: "Runs", summary: "Starts a run of the saved job", query: noQuery, body: s.StartRun, reply: JobRun, status: 201 }),
  listRuns: defineEndpoint({
    method: "GET", path: "/api/runs", tag: "Runs", summary: "Lists runs, newest first",
    query: z.strictObject({ ...s.Page, jobId: z.string().optional(), state: JobRunState.optional() }),
    body: null, reply: s.RunList,
  }),
  getRun: defineEndpoint({ method: "GET", path: "/api/runs/{id}", tag: "Runs", summary: "Reads a run", query: noQuery, body: null, reply: JobRun }),
  stopRun: defineEndpoint({ method: "POST", path: "/api/runs/{id}/stop", tag: "Runs", summary: "Stops a run", query: noQuery, body: z.strictObject({}), reply: JobRun }),
  runEvents: defineEndpoint({ method: "GET", path: "/api/runs/{id}/events", tag: "Runs", summary: "Log and state of a run as server-sent events", query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }), body: null, reply: { binary: "text/event-stream" } }),
  runLog: defineEndpoint({ method: "GET", path: "/api/runs/{id}/log", tag: "Runs", summary: "Log of a run", query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }), body: null, reply: s.RunEvents }),
  runOutput: defineEndpoint({ method: "GET", path: "/api/runs/{id}/outputs/{node}", tag: "Runs", summary: "First rows of what a target wrote", query: z.strictObject({ limit: z.coerce.number().int().min(0).max(10_000).default(200) }), body: null, reply: { binary: "application/vnd.tenon.frame" } }),

  bind: defineEndpoint({ ...design, path: "/api/bind", summary: "Columns and diagnostics of every node", body: s.BindRequest, reply: s.BindReply }),
  preview: defineEndpoint({ ...design, path: "/api/preview", summary: "Rows of a node", body: s.PreviewRequest, reply: { binary: "application/vnd.tenon.frame" } }),
  profile: defineEndpoint({ ...design, path: "/api/profile", summary: "Nulls, distinct values and histogram of a node's columns", body: s.ProfileRequest, reply: s.ProfileReply }),
  evaluate: defineEndpoint({ ...design, path: "/api/evaluate", summary: "Values of an expression over the first rows of an input", body: s.EvaluateRequest, reply: s.EvaluateReply }),
  compile: defineEndpoint({ ...design, path: "/api/compile", summary: "The TypeScript and the SQL of a document", body: s.CompileRequest, reply: s.CompileReply }),
  record: defineEndpoint({ ...design, path: "/api/record", summary: "The document that a program builds", body: s.RecordRequest, reply: s.RecordReply }),

  listFiles: defineEndpoint({ method: "GET", path: "/api/files", tag: "Files", summary: "Lists a folder of the workspace", query: z.strictObject({ path: z.string().max(4096).default("") }), body: null, reply: s.FileList }),
  uploadFile: defineEndpoint({ method: "PUT", path: "/api/files", tag: "Files", summary: "Stores a file under the workspace's uploads folder; the body is the file (application/octet-stream)", query: z.strictObject({ name: z.string().min(1).max(255) }), body: null, reply: s.FileEntry, status: 201, maxBytes: 2_000_000_000 }),
} as const;

export type EndpointName = keyof typeof endpoints;
