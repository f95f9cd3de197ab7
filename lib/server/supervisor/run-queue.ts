import "server-only";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { CommitIntent } from "../../model/commit-intent";
import type { JobRun } from "../../model/job-run";
import { LiveRun } from "../runs/live-run";
import type { Claim } from "../runs/repository";
import { finishRun, type Outcome } from "./outcome";
import { runErrors } from "./run-error";
import { type ExecutionOptions, LEASE, RunExecution } from "./run-execution";

export interface QueueOptions extends ExecutionOptions {
  /** Runs that execute at the same time. */
  limit: number;
}

/** The runs of this server that have not ended: those that wait, oldest first, and those that execute. */
export class RunQueue {
  private readonly lives = new Map<string, LiveRun>();
  private readonly waiting: string[] = [];
  private readonly executing = new Map<string, RunExecution>();
  /** Runs that were to be stopped in the moment between waiting and executing. */
  private readonly toStop = new Set<string>();
  private busy = 0;
  private isStopped = false;

  constructor(private readonly options: QueueOptions) {}

  /** What this server knows of a run that has not ended. */
  live(id: string): LiveRun | null {
    return this.lives.get(id) ?? null;
  }

  /** Takes a WAITING run, to be executed when it is its turn. */
  async add(run: JobRun): Promise<void> {
    await this.follow(run, 0);
    this.waiting.push(run.id);
    this.pump();
  }

  /** Ends a run that could not even be queued for execution. */
  async refuse(run: JobRun, outcome: Outcome): Promise<JobRun> {
    const live = await this.follow(run, 0);
    await this.conclude(live, 0, outcome);
    return live.run;
  }

  /** Ends a run of an earlier server, or publishes what it had recorded; the latter in its own time. */
  async recover({ run, fence }: Claim, intent: CommitIntent | null, outcome: Outcome): Promise<void> {
    const live = await this.follow(run, fence);
    if (!intent) return this.conclude(live, fence, outcome);
    const content = await this.options.runs.content(run.id);
    if (!content) return;
    const execution = new RunExecution(this.options, live, fence, content);
    this.executing.set(run.id, execution);
    void execution.resume(intent).then(
      () => this.forget(run.id),
      (error: unknown) => console.error(error),
    );
  }

  /** Stops a run; one that waits is ended at once. */
  async stop(id: string): Promise<void> {
    const at = this.waiting.indexOf(id);
    const live = this.lives.get(id);
    if (at >= 0 && live) {
      this.waiting.splice(at, 1);
      await this.conclude(live, 0, { state: "STOPPED", error: null });
    }
    const execution = this.executing.get(id);
    if (execution) await execution.stop();
    else if (this.lives.has(id)) this.toStop.add(id);
  }

  close(): void {
    this.isStopped = true;
  }

  private pump(): void {
    while (!this.isStopped && this.busy < this.options.limit) {
      const id = this.waiting.shift();
      if (id === undefined) return;
      this.busy++;
      void this.execute(id)
        .catch((error: unknown) => console.error(error))
        .finally(() => {
          this.busy--;
          this.pump();
        });
    }
  }

  private async execute(id: string): Promise<void> {
    const { runs } = this.options;
    const content = await runs.content(id);
    const claim = await runs.claim(id, new Date(), new Date(Date.now() + LEASE));
    if (!claim || !content) return this.forget(id);
    const live = await this.follow(claim.run, claim.fence);
    live.transition(claim.run);
    const execution = new RunExecution(this.options, live, claim.fence, content);
    this.executing.set(id, execution);
    if (this.toStop.has(id)) await execution.stop();
    try {
      await execution.execute();
    } catch (error) {
      console.error(error);
      await this.conclude(live, claim.fence, {
        state: "FAILED",
        error: runErrors.internal("The studio itself failed; its log says more."),
      });
    } finally {
      await this.forget(id);
    }
  }

  /** The live record of a run, whose log is written under the newest fence. */
  private async follow(run: JobRun, fence: number): Promise<LiveRun> {
    const { runs } = this.options;
    const known = this.lives.get(run.id);
    if (known) {
      known.own((events) => runs.appendEvents(run.id, fence, events));
      return known;
    }
    const live = new LiveRun(run, await runs.lastSeq(run.id), (events) =>
      runs.appendEvents(run.id, fence, events),
    );
    this.lives.set(run.id, live);
    return live;
  }

  private async conclude(live: LiveRun, fence: number, outcome: Outcome): Promise<void> {
    await finishRun(this.options.runs, live, fence, { ...outcome, peakMemory: live.run.peakMemory });
    await this.forget(live.run.id);
  }

  /** Nothing staged outlives its run: what was to be kept has been published. */
  private async forget(id: string): Promise<void> {
    this.lives.delete(id);
    this.toStop.delete(id);
    this.executing.delete(id);
    await rm(path.join(this.options.workspace.staging, id), { recursive: true, force: true }).catch(
      (error: unknown) => console.error(error),
    );
  }
}
