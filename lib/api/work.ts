import type { z } from "zod";
import type { RunAccounting } from "../model/accounting";
import type { CommitIntent } from "../model/commit-intent";
import type { Diagnostic } from "../model/diagnostic";
import type { NodeRun, OutputFile, RunError } from "../model/job-run";
import type { JobSample } from "../model/job-sample";
import type { GlueForm, Pipeline } from "../model/pipeline";
import type * as s from "./schemas";

/**
 * What the studio server and its worker processes say to each other over IPC. Workers never see the catalog: an order
 * holds all they need.
 */

/** How a worker is set up; sent once, before anything else. */
export interface WorkerSetup {
  /** Absolute path of the workspace: the only place data is read from and written to. */
  root: string;
  /** Absolute path of a scratch folder of this worker alone. */
  scratch: string;
  memoryMb: number;
  threads: number | null;
  timeZone: string;
}

/** The short requests by name: what goes in, and what head comes back. Rows travel beside the head, as Arrow. */
export interface ShortCalls {
  bind: { request: z.output<typeof s.BindRequest>; head: s.BindReply };
  preview: { request: z.output<typeof s.PreviewRequest>; head: s.PreviewHead };
  profile: { request: z.output<typeof s.ProfileRequest>; head: s.ProfileReply };
  evaluate: { request: z.output<typeof s.EvaluateRequest>; head: s.EvaluateReply };
  types: { request: z.output<typeof s.TypesRequest>; head: s.TypesReply };
  /** The custom transforms of the workspace. */
  transforms: { request: Record<string, never>; head: s.TransformsReply };
  compile: { request: z.output<typeof s.CompileRequest>; head: s.CompileReply };
  record: { request: z.output<typeof s.RecordRequest>; head: s.RecordReply };
  importGlue: { request: z.output<typeof s.ImportGlueRequest>; head: s.ImportGlueReply };
  exportGlue: {
    request: {
      job: { name: string; description: string; timeoutMinutes: number; pipeline: Pipeline };
      form?: GlueForm | undefined;
    };
    head: s.ExportGlueReply;
  };
  /** The files that the sources of a document read. */
  inputs: { request: { pipeline: Pipeline }; head: { files: { path: string; bytes: number }[] } };
  /** Rows of a document's sources and what its targets make of them; null where it does not work. See `JobSample`. */
  sample: { request: { pipeline: Pipeline }; head: { sample: JobSample | null } };
  readOutput: { request: { format: string; path: string; limit: number }; head: s.PreviewHead };
}
export type ShortCallName = keyof ShortCalls;

/** To a short worker. A cancelled call is answered with the error code `cancelled`. */
export type ShortMessage =
  | { kind: "setup"; setup: WorkerSetup }
  | { kind: "call"; id: number; name: ShortCallName; request: ShortCalls[ShortCallName]["request"] }
  | { kind: "cancel"; id: number };

/** From a short worker. */
export type ShortAnswer =
  | { kind: "ready" }
  | { kind: "result"; id: number; head: ShortCalls[ShortCallName]["head"]; arrow: Uint8Array | null }
  | { kind: "error"; id: number; code: string; message: string; diagnostics: Diagnostic[] };

/** One job run: exactly one for each run worker. */
export interface RunOrder {
  runId: string;
  attempt: number;
  /** The program, TypeScript. A run of a job is a run of its program. */
  program: string;
  /** The document whose node ids the run reports on; the program's nodes are matched by name. */
  pipeline: Pipeline;
  arguments: Record<string, string>;
  setup: WorkerSetup;
}

/**
 * To a run worker: one order or one republish, after it said `ready`. It exits on disconnect, and when it has answered:
 * after the callback of the last `process.send`, since what is on its way is lost at exit.
 */
export type RunCommand =
  | { kind: "order"; order: RunOrder }
  /**
   * Publishes again what a run recorded before it died; answered with `published` (also when nothing was left to do) or
   * `failed`, nothing else. `root` is the absolute path of the workspace.
   */
  | { kind: "republish"; root: string; intent: CommitIntent }
  | { kind: "intent-accepted" }
  | { kind: "intent-refused"; reason: string }
  | { kind: "stop" };

/** From a run worker, in this order: ready, running, (log | progress)*, intent, published, done — or failed at any point. */
export type RunMessage =
  | { kind: "ready" }
  | { kind: "running" }
  | { kind: "log"; level: "debug" | "info" | "warn" | "error"; message: string }
  | { kind: "progress"; fraction: number | null; nodes: Record<string, NodeRun> }
  | { kind: "intent"; intent: CommitIntent }
  | { kind: "published" }
  | {
      kind: "done";
      nodes: Record<string, NodeRun>;
      outputs: OutputFile[];
      accounting: RunAccounting;
      ms: number;
    }
  | {
      kind: "failed";
      stopped: boolean;
      error: RunError;
      nodes: Record<string, NodeRun>;
      /** What checks had found by then. */
      accounting: RunAccounting | null;
    };
