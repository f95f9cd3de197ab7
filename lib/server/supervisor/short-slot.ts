import "server-only";
import type { ShortAnswer, ShortCallName, ShortCalls, ShortMessage } from "../../api/work";
import { DiagnosticError } from "../../model/diagnostic";
import type { Fault } from "../faults";
import type { Workspace } from "../workspace";
import { callFaults } from "./call-faults";
import { exitWords } from "./exit-words";
import { watchMemory } from "./memory";
import { startWorker, type WorkerProcess } from "./worker-process";

export interface SlotOptions {
  workspace: Workspace;
  entry: string;
  memoryMb: number;
  grace: number;
}

type Answer<Name extends ShortCallName> = { head: ShortCalls[Name]["head"]; arrow: Uint8Array | null };

/** A call that has been made: its answer, and the way to give it up. */
export interface PendingCall<Name extends ShortCallName> {
  answer: Promise<Answer<Name>>;
  /** Rejects the answer with `reason` at once, and has the worker stop. */
  cancel(reason: Fault): void;
}

interface Call {
  id: number;
  name: ShortCallName;
  request: ShortCalls[ShortCallName]["request"];
  budget: number;
  resolve(answer: Answer<ShortCallName>): void;
  reject(reason: Error): void;
  /** Given up: the worker's answer is awaited, but nobody listens. */
  cancelled: boolean;
  /** Has been started again once, after its worker was killed for another call. */
  again: boolean;
  timer?: NodeJS.Timeout;
}

/** Calls a worker executes at the same time. */
const AT_ONCE = 4;
/** A worker that ends sooner than this is not simply started again. */
const STABLE_AFTER = 10_000;
const LONGEST_PAUSE = 10_000;
/** A worker that is not ready after this has failed to start. */
const READY_WITHIN = 30_000;

let nextId = 1;

/** A place for one worker: starts it, feeds it, replaces it. */
export class ShortSlot {
  private readonly waiting: Call[] = [];
  private readonly sent = new Map<number, Call>();
  private worker: WorkerProcess<ShortMessage, ShortAnswer> | null = null;
  /** A worker lives from the moment it is to be started until it has been buried; the next one waits a moment. */
  private phase: "empty" | "alive" | "resting" = "empty";
  private isReady = false;
  private isStopped = false;
  private failures = 0;

  constructor(private readonly options: SlotOptions) {
    void this.start();
  }

  get load(): number {
    return this.waiting.length + this.sent.size;
  }

  call<Name extends ShortCallName>(
    name: Name,
    request: ShortCalls[Name]["request"],
    budget: number,
  ): PendingCall<Name> {
    const { promise, resolve, reject } = deferred<Answer<Name>>();
    const call: Call = {
      id: nextId++,
      name,
      request,
      budget,
      resolve: resolve as Call["resolve"],
      reject,
      cancelled: false,
      again: false,
    };
    this.waiting.push(call);
    void this.start();
    this.feed();
    return { answer: promise, cancel: (reason) => this.cancel(call, reason) };
  }

  stop(): void {
    this.isStopped = true;
    for (const call of [...this.waiting.splice(0), ...this.sent.values()])
      call.reject(callFaults.cancelled());
    this.worker?.kill();
  }

  private cancel(call: Call, reason: Fault): void {
    call.reject(reason);
    if (call.cancelled) return;
    call.cancelled = true;
    if (!this.sent.has(call.id)) {
      const at = this.waiting.indexOf(call);
      if (at >= 0) this.waiting.splice(at, 1);
      return;
    }
    this.worker?.send({ kind: "cancel", id: call.id });
    clearTimeout(call.timer);
    call.timer = setTimeout(() => this.replace(), this.options.grace);
  }

  /** Kills a worker that does not let go of a call; what else it was doing is started again elsewhere. */
  private replace(): void {
    const innocent = [...this.sent.values()].filter((call) => !call.cancelled && !call.again);
    for (const call of innocent) {
      clearTimeout(call.timer);
      this.sent.delete(call.id);
      call.again = true;
    }
    this.waiting.unshift(...innocent);
    this.worker?.kill();
  }

  private feed(): void {
    if (!this.worker || !this.isReady) return;
    while (this.sent.size < AT_ONCE) {
      const call = this.waiting.shift();
      if (!call) return;
      this.sent.set(call.id, call);
      this.worker.send({ kind: "call", id: call.id, name: call.name, request: call.request });
      call.timer = setTimeout(() => this.cancel(call, callFaults.time(call.budget)), call.budget);
    }
  }

  private receive(answer: ShortAnswer): void {
    if (answer.kind === "ready") {
      this.isReady = true;
      this.feed();
      return;
    }
    const call = this.sent.get(answer.id);
    if (!call) return;
    clearTimeout(call.timer);
    this.sent.delete(answer.id);
    if (answer.kind === "result") call.resolve({ head: answer.head, arrow: answer.arrow });
    else
      call.reject(
        answer.code === "invalid"
          ? new DiagnosticError(answer.diagnostics)
          : callFaults.internal(answer.message),
      );
    this.feed();
  }

  private async start(): Promise<void> {
    if (this.phase !== "empty" || this.isStopped) return;
    this.phase = "alive";
    const startedAt = Date.now();
    const reason = await this.live().catch((error: unknown) =>
      callFaults.internal(error instanceof Error ? error.message : String(error)),
    );
    this.bury(reason, startedAt);
  }

  /** One life of a worker; says why it ended. */
  private async live(): Promise<Fault> {
    const { workspace, entry, memoryMb } = this.options;
    let ending: Fault | null = null;
    const worker = await startWorker<ShortMessage, ShortAnswer>(entry, workspace);
    this.worker = worker;
    worker.onMessage((answer) => this.receive(answer));
    worker.onLine((stream, line) => {
      if (stream === "stderr") console.error(`worker ${worker.pid}: ${line}`);
    });
    worker.send({
      kind: "setup",
      setup: { root: workspace.root, scratch: worker.scratch, memoryMb, threads: null, timeZone: "UTC" },
    });
    if (this.isStopped) worker.kill();
    const watch = watchMemory(worker.pid, memoryMb * 1024 * 1024, () => {
      ending = callFaults.memory(memoryMb);
      worker.kill();
    });
    const readiness = setTimeout(() => {
      if (!this.isReady) worker.kill();
    }, READY_WITHIN);
    const exit = await worker.ended;
    clearTimeout(readiness);
    watch.stop();
    return ending ?? callFaults.crashed(exitWords(exit.code, exit.signal));
  }

  /** Settles the calls of a worker that has ended, and starts the next one after a pause that grows with each failure. */
  private bury(reason: Fault, startedAt: number): void {
    const lost = [...this.sent.values(), ...(this.isReady ? [] : this.waiting.splice(0))];
    for (const call of lost) {
      clearTimeout(call.timer);
      call.reject(reason);
    }
    this.sent.clear();
    this.failures = Date.now() - startedAt > STABLE_AFTER ? 0 : this.failures + 1;
    const pause = this.failures === 0 ? 0 : Math.min(LONGEST_PAUSE, 50 * 2 ** this.failures);
    this.worker = null;
    this.isReady = false;
    this.phase = "resting";
    const wake = () => {
      this.phase = "empty";
      void this.start();
    };
    setTimeout(wake, pause).unref();
  }
}

function deferred<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: Error) => void;
} {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: Error) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
