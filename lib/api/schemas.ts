import { z } from "zod";
import { Column } from "../model/column";
import { CustomTransform } from "../model/custom-transform";
import { Diagnostic } from "../model/diagnostic";
import { Difference } from "../model/difference";
import { Job, JobContent, JobName } from "../model/job";
import { JobRun, RunEvent } from "../model/job-run";
import { GlueForm, NodeId, Pipeline, PortName } from "../model/pipeline";

/** Shapes of requests and replies that are not themselves domain types. */

export const Page = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
};

export const JobSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  version: z.number().int(),
  nodeTypes: z.array(z.string()),
  nodeCount: z.number().int(),
  isProgram: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  lastRun: JobRun.pick({
    id: true,
    state: true,
    startedAt: true,
    endedAt: true,
    queuedAt: true,
    progress: true,
  }).nullable(),
});
export type JobSummary = z.infer<typeof JobSummary>;

export const JobList = z.strictObject({ jobs: z.array(JobSummary), total: z.number().int() });
export const CreateJob = JobContent.partial().required({ name: true });
export const SaveJob = JobContent.extend({
  /** The version the edit was made on: the save is refused with 409 when the job has moved on. */
  baseVersion: z.number().int().min(1),
});
export type SaveJob = z.infer<typeof SaveJob>;
export const DeleteJob = z.strictObject({ confirm: z.string().describe("The job's name, typed out.") });
export const CloneJob = z.strictObject({ name: JobName.optional() });
export const JobVersion = z.strictObject({
  version: z.number().int(),
  createdAt: z.iso.datetime(),
  name: z.string(),
  /** Version this one was restored from. */
  restoredFrom: z.number().int().nullable(),
  nodeCount: z.number().int(),
});
export type JobVersion = z.infer<typeof JobVersion>;
export const JobVersionList = z.strictObject({ versions: z.array(JobVersion) });
export const RestoreVersion = z.strictObject({ baseVersion: z.number().int().min(1) });
export const Differences = z.strictObject({ differences: z.array(Difference) });

/** Body of a 409: what stands there now, and how it differs from what was sent. */
export const Conflict = z.strictObject({ current: Job, differences: z.array(Difference) });
export type Conflict = z.infer<typeof Conflict>;

export const StartRun = z.strictObject({
  arguments: z.record(z.string().max(255), z.string().max(100_000)).default({}),
});
export const RunList = z.strictObject({ runs: z.array(JobRun), total: z.number().int() });
export const RunEvents = z.strictObject({ events: z.array(RunEvent) });

export const BindRequest = z.strictObject({ pipeline: Pipeline });
/** Columns of each output of each node; a node that did not bind is absent. */
export const BindReply = z.strictObject({
  nodes: z.record(NodeId, z.record(PortName, z.array(Column))),
  diagnostics: z.array(Diagnostic),
});
export type BindReply = z.infer<typeof BindReply>;

export const PreviewRequest = z.strictObject({
  pipeline: Pipeline,
  node: NodeId,
  output: PortName.default("out"),
  /** Rows to send. */
  limit: z.number().int().min(0).max(10_000).default(200),
  /** Identifies the asking view: a newer request of the same channel cancels an older one. */
  channel: z.string().min(1).max(100),
});
export type PreviewRequest = z.infer<typeof PreviewRequest>;

/** Head of a preview's frame; the Arrow stream of the rows follows (`decodeFrame`). */
export const PreviewHead = z.strictObject({
  columns: z.array(Column),
  /** Rows sent. */
  rows: z.number().int(),
  /** Rows the node yields in all; null while it is not known. */
  totalRows: z.number().int().nullable(),
  /** True when computed over the whole input; false when over a sample of `sampledRows` rows. */
  exact: z.boolean(),
  sampledRows: z.number().int().nullable(),
  ms: z.number(),
  cached: z.boolean(),
  diagnostics: z.array(Diagnostic),
});
export type PreviewHead = z.infer<typeof PreviewHead>;

export const ProfileRequest = PreviewRequest.omit({ limit: true });
export const ColumnProfile = z.strictObject({
  name: z.string(),
  type: z.string(),
  nulls: z.number().int(),
  /** Approximate above 10,000. */
  distinct: z.number().int().nullable(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  /** Bars left to right. For numbers and times: ranges. For text: most frequent values first. `where` keeps just the bar's rows. */
  histogram: z.array(z.strictObject({ label: z.string(), count: z.number().int(), where: z.string() })),
});
export type ColumnProfile = z.infer<typeof ColumnProfile>;
export const ProfileReply = z.strictObject({
  rows: z.number().int(),
  exact: z.boolean(),
  columns: z.array(ColumnProfile),
  ms: z.number(),
  diagnostics: z.array(Diagnostic),
});
export type ProfileReply = z.infer<typeof ProfileReply>;

/** Values of an expression over the first rows of a node's input, for the expression field. */
export const EvaluateRequest = z.strictObject({
  pipeline: Pipeline,
  node: NodeId,
  port: z.string(),
  expression: z.string().max(100_000),
  expects: z.enum(["scalar", "predicate", "aggregate"]),
  channel: z.string().min(1).max(100),
});
export const EvaluateReply = z.strictObject({
  type: z.string().nullable(),
  values: z.array(z.string().nullable()),
  diagnostics: z.array(Diagnostic),
});
export type EvaluateReply = z.infer<typeof EvaluateReply>;

/** What the TypeScript compiler knows at an offset of a text. */
export const TypesRequest = z.strictObject({
  ask: z.enum(["complete", "describe", "hover"]),
  text: z.string().max(2_000_000),
  offset: z.number().int().min(0),
  /** The completion that is to be described. */
  label: z.string().max(1000).optional(),
  /** A whole program, or the function of custom code with the names of its inputs and outputs. */
  within: z.union([
    z.strictObject({ kind: z.literal("program") }),
    z.strictObject({
      kind: z.literal("code"),
      inputs: z.array(PortName).max(1000),
      outputs: z.array(z.string().max(255)).max(1000),
    }),
  ]),
  channel: z.string().min(1).max(100),
});
export type TypesRequest = z.infer<typeof TypesRequest>;
export const TypesReply = z.strictObject({
  completions: z.array(z.strictObject({ label: z.string(), kind: z.string(), sort: z.string() })),
  /** Signature and help, in Markdown; null where there is nothing to say. */
  words: z.string().nullable(),
});
export type TypesReply = z.infer<typeof TypesReply>;

/** The custom transforms of the workspace, each with what is wrong with its files. */
export const TransformsReply = z.strictObject({
  transforms: z.array(CustomTransform),
  /** Another one after any change of the files. */
  version: z.string(),
});
export type TransformsReply = z.infer<typeof TransformsReply>;

/** Lines of a printed text that belong to a node: from 1, both ends included. */
export const LineRange = z.strictObject({ from: z.number().int(), to: z.number().int() });
export const PrintedCode = z.strictObject({ text: z.string(), lines: z.record(NodeId, LineRange) });
export type PrintedCode = z.infer<typeof PrintedCode>;
/** A place where Spark and DuckDB differ for a job, with what was done about it. */
export const SemanticsRemark = z.strictObject({
  /** Null where it is about the job as a whole. */
  node: NodeId.nullable(),
  /** The text it is about; null where it is about the node. */
  text: z.string().nullable(),
  message: z.string(),
  /** Whether the program is written so that the rows are the same all the same; else they can differ. */
  kept: z.boolean(),
});
export type SemanticsRemark = z.infer<typeof SemanticsRemark>;
/** A program for Spark, and each place where its rows can be others than DuckDB's. */
export const PysparkCode = PrintedCode.extend({ semantics: z.array(SemanticsRemark) });
export type PysparkCode = z.infer<typeof PysparkCode>;

export const CompileRequest = z.strictObject({
  name: JobName,
  pipeline: Pipeline,
  /** Whether the program for Spark is asked for too. */
  pyspark: z.boolean().optional(),
});
export const CompileReply = z.strictObject({
  typescript: PrintedCode.nullable(),
  sql: PrintedCode.nullable(),
  /** Null where it was not asked for, or the job does not bind; without code, the diagnostics say what stands in the way. */
  pyspark: z.strictObject({ code: PysparkCode.nullable(), diagnostics: z.array(Diagnostic) }).nullable(),
  diagnostics: z.array(Diagnostic),
});
export type CompileReply = z.infer<typeof CompileReply>;

export const RecordRequest = z.strictObject({
  program: z.string().max(2_000_000),
  /** The document as it is: nodes keep their ids and places by name. */
  pipeline: Pipeline,
});
export const RecordReply = z.strictObject({
  /** Null when the program could not be recorded; then the diagnostics say why. */
  recorded: z
    .strictObject({
      name: z.string(),
      pipeline: Pipeline,
      /** Whether the program only builds nodes (the canvas says it all) or does more (it is kept). */
      kind: z.enum(["nodes", "program"]),
      /** For a program: what the canvas cannot hold, in words. */
      reasons: z.array(z.string()),
      lines: z.record(NodeId, LineRange),
    })
    .nullable(),
  diagnostics: z.array(Diagnostic),
});
export type RecordReply = z.infer<typeof RecordReply>;

/** Something to know of a job that came from AWS Glue, or goes there. */
export const GlueNote = z.strictObject({
  /** The node it is about, by id and name; null for the job. */
  node: NodeId.nullable(),
  name: z.string().nullable(),
  message: z.string(),
});
export const GlueImportNote = GlueNote.extend({
  /** Kept as it is but not run here; translated; assumed where AWS Glue leaves open or differs; without effect here. */
  kind: z.enum(["kept", "translated", "assumed", "ignored"]),
});
export type GlueImportNote = z.infer<typeof GlueImportNote>;
export const ImportGlueRequest = z.strictObject({
  /** A job file of AWS Glue, in any of its forms. */
  text: z.string().max(5_000_000),
  /** Folders of the workspace that stand for places in S3: `s3://bucket` → `lake/bucket`. */
  folders: z.record(z.string().max(4096), z.string().max(4096)).default({}),
});
export const ImportGlueReply = z.strictObject({
  form: GlueForm,
  name: z.string(),
  description: z.string(),
  timeoutMinutes: z.number().int(),
  pipeline: Pipeline,
  notes: z.array(GlueImportNote),
  /** The buckets it reads and writes, as `s3://bucket`. */
  buckets: z.array(z.string()),
});
export type ImportGlueReply = z.infer<typeof ImportGlueReply>;
export const ExportGlueReply = z.strictObject({
  form: GlueForm,
  /** The file's text. */
  text: z.string(),
  notes: z.array(GlueNote),
});
export type ExportGlueReply = z.infer<typeof ExportGlueReply>;

export const FileEntry = z.strictObject({
  name: z.string(),
  path: z.string(),
  kind: z.enum(["file", "folder"]),
  bytes: z.number().int().nullable(),
  modifiedAt: z.iso.datetime().nullable(),
});
export type FileEntry = z.infer<typeof FileEntry>;
export const FileList = z.strictObject({ path: z.string(), entries: z.array(FileEntry) });

/** Body of every error. */
export const ApiError = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    diagnostics: z.array(Diagnostic).optional(),
  }),
});
export type ApiError = z.infer<typeof ApiError>;
