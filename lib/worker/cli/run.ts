import type { ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import type { CommitIntent } from "../../model/commit-intent";
import type { NodeRun } from "../../model/job-run";
import { nodeDefinition } from "../../nodes/registry";
import { recoverLocalRuns, removeEmptyFolders } from "../local/recover";
import { localRunPrefix, newLocalRunId } from "../local/run-id";
import { oneLine } from "./diagnostic-text";
import { programOf, type ReadJob, type ReadOptions, readJob } from "./job-file";
import { printNotes } from "./note-text";
import type { FromRunner, RunResult, ToRunner } from "./run-messages";
import { printResult } from "./run-text";
import { startRunner } from "./start-runner";

export interface RunArguments extends ReadOptions {
  arguments: Record<string, string>;
  json: boolean;
  /** Brings the output of a run that succeeded to where it belongs. */
  publish?: (() => Promise<void>) | undefined;
}

/** Milliseconds a run that was told to stop may take before its process is ended. */
const GRACE = 10_000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** `tenon run`: runs a job in a process of its own. */
export async function run(path: string, options: RunArguments): Promise<number> {
  const job = await readJob(path, options);
  printNotes(job.notes);
  const result = await published(await new Run(job, programOf(job), options).result(), options.publish);
  printResult(result.name ?? job.name, result, options.json);
  if (result.state === "STOPPED") return 130;
  return result.state === "SUCCEEDED" ? 0 : 1;
}

async function published(result: RunResult, publish: RunArguments["publish"]): Promise<RunResult> {
  if (result.state !== "SUCCEEDED" || !publish) return result;
  try {
    await publish();
    return result;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...result, state: "FAILED", errors: [internal(`The output is not all in S3: ${message}`)] };
  }
}

/** One run, from the start of its process to its end. */
class Run {
  private readonly root: string;
  private readonly startedAt = performance.now();
  private readonly runner: ChildProcess = startRunner();
  private cause: "STOPPED" | "TIMEOUT" | null = null;
  private isCommitted = false;
  private nodes: Readonly<Record<string, NodeRun>> = {};
  private answer: RunResult | null = null;

  constructor(
    private readonly job: ReadJob,
    private readonly program: string,
    private readonly options: RunArguments,
  ) {
    this.root = resolve(options.root);
  }

  async result(): Promise<RunResult> {
    const { settings, pipeline } = this.job;
    const interrupt = (): void => this.end("STOPPED");
    for (const signal of SIGNALS) process.on(signal, interrupt);
    const deadline = setTimeout(() => this.end("TIMEOUT"), settings.timeoutMinutes * 60_000);
    this.runner.on("message", (message: FromRunner) => this.receive(message));
    const isOwnProgram = this.job.program !== null;
    const { root, program } = this;
    const request = { root, program, isOwnProgram, pipeline, settings, arguments: this.options.arguments };
    this.send({ kind: "run", request });
    const how = await new Promise<string>((settle) => {
      this.runner.once("error", (error) => settle(error.message));
      this.runner.once("close", (code, signal) => settle(signal ?? `exit code ${code}`));
    });
    clearTimeout(deadline);
    for (const signal of SIGNALS) process.off(signal, interrupt);
    return this.answer ? this.named(this.answer) : this.withoutAnswer(how);
  }

  private isTarget(node: string): boolean {
    const type = this.job.pipeline.nodes[node]?.type ?? "";
    return nodeDefinition(type)?.category !== "transform";
  }

  private send(message: ToRunner): void {
    if (this.runner.connected) this.runner.send(message, () => {});
  }

  private receive(message: FromRunner): void {
    if (message.kind === "ended") this.answer = message.result;
    else if (message.kind === "committed") this.isCommitted = true;
    else if (message.kind === "log") console.error(`${message.level}: ${oneLine(message.message)}`);
    else if (message.kind === "recovered")
      console.error(`info: Published the output of ${message.runs.join(", ")}.`);
    else {
      this.nodes = message.nodes;
      const isShown = message.fraction !== null && process.stderr.isTTY && !this.options.json;
      if (isShown) process.stderr.write(`\r${Math.round((message.fraction ?? 0) * 100)} %\r`);
    }
  }

  /** Tells the run to stop, and ends its process when it does not; at once when told twice. Too late once it publishes. */
  private end(cause: "STOPPED" | "TIMEOUT"): void {
    if (this.isCommitted) return;
    const kill = (): void => {
      if (!this.isCommitted) this.runner.kill("SIGKILL");
    };
    if (this.cause) kill();
    else setTimeout(kill, GRACE).unref();
    this.cause ??= cause;
    this.send({ kind: "stop" });
  }

  /** A run that stopped because its time was over says so. */
  private named(answer: RunResult): RunResult {
    if (this.cause !== "TIMEOUT" || answer.state !== "STOPPED") return answer;
    return {
      ...answer,
      state: "TIMEOUT",
      errors: [internal(`No end within ${this.job.settings.timeoutMinutes} min.`)],
    };
  }

  /** The process died: what it had recorded is published now, everything else of it removed. */
  private async withoutAnswer(how: string): Promise<RunResult> {
    const published = await recoverLocalRuns(this.root, newLocalRunId());
    await removeEmptyFolders(this.root);
    const ms = Math.round(performance.now() - this.startedAt);
    const ended = { name: null, nodes: this.nodes, outputs: [], accounting: null, ms, errors: [] };
    const own = published.find(({ runId }) => runId.startsWith(localRunPrefix(this.runner.pid)));
    if (own) {
      const outputs = own.targets.flatMap(({ node, files }) =>
        files.map(({ to, bytes, rows, sha256 }) => ({ node, path: to, bytes, rows, sha256 })),
      );
      // What a node writes beside the rows it gives does not say how many those are.
      const targets = own.targets.filter(({ node }) => this.isTarget(node));
      const written = Object.fromEntries(targets.map((target) => [target.node, writtenBy(target)]));
      return { ...ended, state: "SUCCEEDED", outputs, nodes: { ...this.nodes, ...written } };
    }
    if (this.cause) return this.named({ ...ended, state: "STOPPED" });
    return {
      ...ended,
      state: "FAILED",
      errors: [internal(`The engine's process ended unexpectedly (${how}).`)],
    };
  }
}

const writtenBy = ({ files }: CommitIntent["targets"][number]): NodeRun => {
  const rows = files.reduce<number | null>(
    (sum, file) => (sum === null || file.rows === null ? null : sum + file.rows),
    0,
  );
  return { state: "done", rows, ms: null };
};

const internal = (message: string): RunResult["errors"][number] => ({
  code: "engine/crashed",
  message,
  node: null,
  nodeName: null,
  line: null,
  text: `error: ${message}`,
});
