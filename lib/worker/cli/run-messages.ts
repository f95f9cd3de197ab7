import type { RunAccounting } from "../../model/accounting";
import type { JobSettings } from "../../model/job";
import type { JobRunState, NodeRun, OutputFile, RunError } from "../../model/job-run";
import type { Pipeline } from "../../model/pipeline";

/** What the command line and the process that runs a job say to each other. */

export interface RunRequest {
  root: string;
  program: string;
  /** False when the program was printed from the document: then its lines mean nothing to the user. */
  isOwnProgram: boolean;
  pipeline: Pipeline;
  settings: JobSettings;
  arguments: Record<string, string>;
}

export type ToRunner = { kind: "run"; request: RunRequest } | { kind: "stop" };

export type FromRunner =
  | { kind: "log"; level: "debug" | "info" | "warn" | "error"; message: string }
  | { kind: "recovered"; runs: readonly string[] }
  | { kind: "progress"; fraction: number | null; nodes: Readonly<Record<string, NodeRun>> }
  /** From here on the output is being published, and it is too late to stop. */
  | { kind: "committed" }
  | { kind: "ended"; result: RunResult };

export interface RunResult {
  /** What the program calls its job; null when it was not built. */
  name: string | null;
  state: JobRunState;
  nodes: Readonly<Record<string, NodeRun>>;
  outputs: readonly OutputFile[];
  /** Where the rows went, and what checks found; null before there is anything to say. */
  accounting: RunAccounting | null;
  ms: number;
  errors: readonly (RunError & { text: string })[];
}
