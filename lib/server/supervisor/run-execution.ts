import "server-only";
import type { RunMessage } from "../../api/work";
import type { CommitIntent } from "../../model/commit-intent";
import type { JobRun, NodeRun, RunError } from "../../model/job-run";
import type { LiveRun } from "../runs/live-run";
import type { RunContent, RunRepository } from "../runs/repository";
import type { Workspace } from "../workspace";
import { type Confinement, confineMemory } from "./cgroup";
import { exitWords } from "./exit-words";
import { type MemoryWatch, watchMemory } from "./memory";
import { failed, finishRun, type Outcome, publishingWords, succeededWith } from "./outcome";
import { isRefusal, publishUntilDone } from "./publisher";
import { runErrors } from "./run-error";
import { type RunPool, type RunWorker, retire } from "./run-pool";

export interface ExecutionOptions {
  runs: RunRepository;
  pool: RunPool;
  workspace: Workspace;
  /** Milliseconds between the request to stop and the kill. */
  grace: number;
  /** Milliseconds of a minute; tests have short ones. */
  minute?: number;
}

/** Why the supervisor ends a worker. */
type Cause = "stop" | "timeout" | "memory" | "lost";

const PERSIST_EVERY = 2000;
export const LEASE = 30_000;
const HEARTBEAT = 10_000;

/** One run from its claim to its end. Every write carries the fence of the claim. */
export class RunExecution {
  private worker: RunWorker | null = null;
  private cause: Cause | null = null;
  private intent: CommitIntent | null = null;
  /** What kept the studio itself from going on. */
  private trouble: string | null = null;
  private isCommitting = false;
  private persistedAt = 0;
  private watch: MemoryWatch | null = null;
  private readonly giveUp = new AbortController();

  constructor(
    private readonly options: ExecutionOptions,
    private readonly live: LiveRun,
    private readonly fence: number,
    private readonly content: RunContent,
  ) {}

  /** Executes the run; resolves when its final state is in the catalog. */
  async execute(): Promise<void> {
    const heartbeat = setInterval(() => void this.beat(), HEARTBEAT);
    try {
      await this.finish(await this.work());
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** Publishes what a dead run of an earlier server had recorded, and ends the run. */
  async resume(intent: CommitIntent): Promise<void> {
    this.intent = intent;
    const heartbeat = setInterval(() => void this.beat(), HEARTBEAT);
    try {
      await this.finish(await this.publishAgain(intent));
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** Asks the run to stop. Once its output is being published that is too late, unless publishing keeps failing. */
  async stop(): Promise<void> {
    if (this.intent) this.giveUp.abort();
    if (this.isCommitting || this.intent || this.cause) return;
    this.end("stop");
    this.live.transition({ ...this.live.run, state: "STOPPING" });
    await this.options.runs.write(this.live.run.id, this.fence, { state: "STOPPING" });
  }

  private async work(): Promise<Outcome> {
    const { pool, workspace, minute = 60_000 } = this.options;
    const { settings, pipeline } = this.content.content;
    const { id, attempt, jobVersion, arguments: args } = this.live.run;
    let worker: RunWorker;
    try {
      worker = await pool.take();
    } catch (error) {
      return failed(runErrors.crashed(wordsOf(error)));
    }
    if (this.cause) {
      worker.kill();
      return this.ended("");
    }
    this.worker = worker;
    const limit = settings.memoryMb * 1024 * 1024;
    const group = confineMemory(worker.pid, Math.ceil(limit * 1.05));
    this.watch = watchMemory(worker.pid, limit, () => this.end("memory"));
    const deadline = setTimeout(() => this.end("timeout"), settings.timeoutMinutes * minute);
    const outcome = this.listen(worker, group);
    const { timeZone, memoryMb, threads, timeoutMinutes } = settings;
    this.live.log(
      "info",
      `Version ${jobVersion} of the job, with at most ${memoryMb} MB and ${timeoutMinutes} min.`,
    );
    worker.send({
      kind: "order",
      order: {
        runId: id,
        attempt,
        program: this.content.program,
        pipeline,
        arguments: args,
        setup: { root: workspace.root, scratch: worker.scratch, memoryMb, threads, timeZone },
      },
    });
    try {
      const result = await outcome;
      retire(worker);
      return (
        result ??
        (this.intent
          ? await this.publishAgain(this.intent)
          : failed(runErrors.internal("The run ended without a word.")))
      );
    } finally {
      clearTimeout(deadline);
      this.watch.stop();
      void worker.ended.then(() => group?.clear());
    }
  }

  /** Follows the worker to its answer. Null when it failed after its intent was recorded: then publishing goes on. */
  private listen(worker: RunWorker, group: Confinement | null): Promise<Outcome | null> {
    return new Promise((resolve) => {
      let inbox: Promise<void> = Promise.resolve();
      const receive = async (message: RunMessage) => {
        const outcome = await this.receive(worker, message);
        if (outcome !== undefined) resolve(outcome);
      };
      worker.onMessage((message) => {
        inbox = inbox
          .then(() => receive(message))
          .catch((error: unknown) => {
            console.error(error);
            this.trouble = wordsOf(error);
            worker.kill();
          });
      });
      worker.onLine((stream, line) => this.live.log(stream === "stderr" ? "warn" : "info", line));
      void worker.ended.then(async ({ code, signal }) => {
        await inbox;
        if (group?.killed()) this.cause ??= "memory";
        resolve(this.intent ? null : this.ended(exitWords(code, signal)));
      });
    });
  }

  /** Handles one message; an outcome ends the run. */
  private async receive(worker: RunWorker, message: RunMessage): Promise<Outcome | null | undefined> {
    switch (message.kind) {
      case "ready":
        return undefined;
      case "running":
        if (!this.cause) await this.persist({ ...this.live.run, state: "RUNNING" });
        return undefined;
      case "log":
        this.live.log(message.level, message.message);
        return undefined;
      case "progress":
        await this.noteProgress(message.fraction, message.nodes);
        return undefined;
      case "intent":
        await this.watch?.look();
        await this.commit(worker, message.intent);
        return undefined;
      case "published":
        await this.options.runs.markPublished(this.live.run.id, new Date());
        return undefined;
      case "done":
        await this.watch?.look();
        if (this.intent) await this.options.runs.markPublished(this.live.run.id, new Date());
        {
          const { nodes, outputs, accounting } = message;
          return { state: "SUCCEEDED", error: null, nodes, outputs, accounting };
        }
      case "failed": {
        await this.watch?.look();
        if (this.intent && !isRefusal(message.error)) {
          this.live.log("error", `Publishing the output failed: ${message.error.message}`);
          return null;
        }
        if (this.intent) await this.options.runs.dropIntent(this.intent.runId);
        const { nodes, accounting } = message;
        return this.cause || message.stopped
          ? { ...this.ended(""), nodes, accounting }
          : { ...failed(message.error), nodes, accounting };
      }
    }
  }

  /** Records the intent, unless the run is being ended: of the two the first wins, here and in the catalog. */
  private async commit(worker: RunWorker, intent: CommitIntent): Promise<void> {
    this.isCommitting = true;
    const refusal = await this.record(intent).catch((error: unknown) => {
      console.error(error);
      return `What is to be published could not be recorded: ${wordsOf(error)}. Nothing was published.`;
    });
    this.isCommitting = false;
    if (refusal !== null) return worker.send({ kind: "intent-refused", reason: refusal });
    this.intent = intent;
    this.live.log("info", publishingWords(intent));
    worker.send({ kind: "intent-accepted" });
  }

  private async record(intent: CommitIntent): Promise<string | null> {
    const mayPublish = !this.cause && intent.runId === this.live.run.id;
    const isRecorded = mayPublish && (await this.options.runs.recordIntent(this.fence, intent));
    return isRecorded ? null : "The run is being ended.";
  }

  private async publishAgain(intent: CommitIntent): Promise<Outcome> {
    const { pool, workspace, runs } = this.options;
    const onFailure = (error: RunError, pause: number) =>
      this.live.log(
        "error",
        `The output could not be published: ${error.message} Next try in ${Math.round(pause / 1000)} s.`,
      );
    const failure = await publishUntilDone(pool, workspace.root, intent, onFailure, this.giveUp.signal);
    if (failure) {
      await runs.dropIntent(intent.runId);
      return failed(failure);
    }
    await runs.markPublished(intent.runId, new Date());
    return succeededWith(intent, this.live.run);
  }

  private async noteProgress(progress: number | null, nodes: Record<string, NodeRun>): Promise<void> {
    this.live.progress({ progress, nodes });
    if (Date.now() - this.persistedAt < PERSIST_EVERY) return;
    this.persistedAt = Date.now();
    await this.options.runs.write(this.live.run.id, this.fence, { progress, nodes });
  }

  private async persist(run: JobRun): Promise<void> {
    this.live.transition(run);
    if (!(await this.options.runs.write(run.id, this.fence, { state: run.state }))) this.end("lost");
  }

  /** Ends the worker: asked first, then killed. What exceeds its memory is killed at once. */
  private end(cause: Cause): void {
    if (this.isCommitting || this.intent || this.cause) {
      if (cause === "memory") this.worker?.kill();
      return;
    }
    this.cause = cause;
    const { worker } = this;
    if (!worker) return;
    if (cause === "memory" || cause === "lost") {
      worker.kill();
      return;
    }
    worker.send({ kind: "stop" });
    const timer = setTimeout(() => worker.kill(), this.options.grace);
    void worker.ended.then(() => clearTimeout(timer));
  }

  /** The outcome of a run whose worker ended without success. */
  private ended(words: string): Outcome {
    const { timeoutMinutes, memoryMb } = this.content.content.settings;
    if (this.trouble !== null)
      return failed(runErrors.internal(`The studio could not go on with the run: ${this.trouble}.`));
    switch (this.cause) {
      case "timeout":
        return { state: "TIMEOUT", error: runErrors.timeout(timeoutMinutes) };
      case "memory":
        return failed(runErrors.memory(memoryMb));
      case null:
        return words === "" ? { state: "STOPPED", error: null } : failed(runErrors.crashed(words));
      default:
        return { state: "STOPPED", error: null };
    }
  }

  private async beat(): Promise<void> {
    const isOurs = await this.options.runs
      .renew(this.live.run.id, this.fence, new Date(Date.now() + LEASE))
      .catch(() => true);
    if (!isOurs) this.end("lost");
  }

  private finish(outcome: Outcome): Promise<void> {
    return finishRun(this.options.runs, this.live, this.fence, {
      ...outcome,
      peakMemory: this.watch?.peak() ?? this.live.run.peakMemory,
    });
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
