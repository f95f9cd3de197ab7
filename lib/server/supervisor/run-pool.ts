import "server-only";
import type { RunCommand, RunMessage } from "../../api/work";
import type { Workspace } from "../workspace";
import { exitWords } from "./exit-words";
import { startWorker, type WorkerProcess } from "./worker-process";

export type RunWorker = WorkerProcess<RunCommand, RunMessage>;

/** Hands out fresh processes, each for one run; keeps some started ahead, since the engine takes a moment to load. */
export interface RunPool {
  /** A worker that is ready for its order. Rejects, in words, when none can be started. */
  take(): Promise<RunWorker>;
  stop(): void;
}

export interface RunPoolOptions {
  workspace: Workspace;
  entry: string;
  /** Workers kept ready. */
  idle?: number;
}

const READY_WITHIN = 60_000;
const EXIT_WITHIN = 5000;
const REFILL_AFTER = 500;

interface Starting {
  worker: RunWorker | null;
  ready: Promise<RunWorker>;
}

export function createRunPool({ workspace, entry, idle = 1 }: RunPoolOptions): RunPool {
  const spare: Starting[] = [];
  let isStopped = false;

  const start = (): Starting => {
    const starting: Starting = { worker: null, ready: Promise.reject(new Error("not started")) };
    starting.ready.catch(() => {});
    starting.ready = launch(starting);
    // Whoever takes it hears of a failure; a spare one that fails or dies is only dropped.
    starting.ready.then(
      (worker) => worker.ended.then(() => drop(starting)),
      () => drop(starting),
    );
    return starting;
  };

  const launch = async (starting: Starting): Promise<RunWorker> => {
    const worker = await startWorker<RunCommand, RunMessage>(entry, workspace);
    starting.worker = worker;
    if (isStopped) worker.kill();
    const ready = new Promise<RunWorker>((resolve) =>
      worker.onMessage(({ kind }) => kind === "ready" && resolve(worker)),
    );
    const ended = worker.ended.then(({ code, signal }) => Promise.reject(new Error(exitWords(code, signal))));
    const timer = setTimeout(() => worker.kill(), READY_WITHIN);
    return Promise.race([ready, ended]).finally(() => clearTimeout(timer));
  };

  const drop = (starting: Starting) => {
    const at = spare.indexOf(starting);
    if (at >= 0) spare.splice(at, 1);
  };

  const refill = () => {
    while (!isStopped && spare.length < idle) spare.push(start());
  };
  refill();

  return {
    async take() {
      const starting = spare.shift();
      setTimeout(refill, REFILL_AFTER).unref();
      return starting ? starting.ready.catch(() => start().ready) : start().ready;
    },
    stop() {
      isStopped = true;
      for (const { worker } of spare.splice(0)) worker?.kill();
    },
  };
}

/** Lets a worker that has answered end by itself, for a moment. */
export function retire(worker: RunWorker): void {
  const timer = setTimeout(() => worker.kill(), EXIT_WITHIN);
  timer.unref();
  void worker.ended.then(() => clearTimeout(timer));
}
