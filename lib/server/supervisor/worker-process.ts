import "server-only";
import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { newId } from "../../util/ids";
import type { Workspace } from "../workspace";

/** How a process ended. */
export interface Exit {
  code: number | null;
  signal: string | null;
}

/** A worker process: what is sent to it, and what it says. */
export interface WorkerProcess<Command, Message> {
  readonly pid: number;
  /** A folder for its temporary files alone; removed after its end. */
  readonly scratch: string;
  send(command: Command): void;
  onMessage(listener: (message: Message) => void): void;
  /** Lines it printed, on either stream. */
  onLine(listener: (stream: "stdout" | "stderr", line: string) => void): void;
  /** Settles when the process has ended and everything it said was delivered. */
  readonly ended: Promise<Exit>;
  /** Ends it and its children at once. */
  kill(): void;
}

const LONGEST_LINE = 64 * 1024;

/** Folder of the bundled workers; built by `scripts/build-workers.mjs`. */
export const workersFolder = (): string =>
  process.env.TENON_WORKERS || path.join(/* turbopackIgnore: true */ process.cwd(), "dist", "workers");

/**
 * Starts a worker in the workspace. It gets no environment but the little below: no secret of the server's can leak into a
 * job. On Linux the kernel ends it with its server, however that ends; elsewhere it ends itself when the channel closes.
 */
export async function startWorker<Command, Message>(
  entry: string,
  { root, scratch: folder }: Workspace,
): Promise<WorkerProcess<Command, Message>> {
  const scratch = path.join(folder, newId("worker"));
  await mkdir(scratch, { recursive: true });
  const guard = parentDeathGuard();
  const child = fork(/* turbopackIgnore: true */ entry, [], {
    cwd: root,
    env: environment(scratch),
    execPath: guard?.command ?? process.execPath,
    execArgv: guard?.args ?? [],
    serialization: "advanced",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Its own process group, so that its children are ended with it.
    detached: process.platform !== "win32",
  });
  const lines: ((stream: "stdout" | "stderr", line: string) => void)[] = [];
  for (const stream of ["stdout", "stderr"] as const)
    readLines(child[stream], (line) => {
      for (const listener of lines) listener(stream, line);
    });
  const ended = endOf(child).finally(() => rm(scratch, { recursive: true, force: true }).catch(() => {}));
  return {
    pid: child.pid ?? 0,
    scratch,
    send: (command) => void (child.connected && child.send(command as object, () => {})),
    onMessage: (listener) => void child.on("message", (message) => listener(message as Message)),
    onLine: (listener) => void lines.push(listener),
    ended,
    kill: () => killGroup(child),
  };
}

function environment(scratch: string): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, FAULT, NODE_ENV } = process.env;
  return {
    NODE_ENV: "production",
    TZ: "UTC",
    TMPDIR: scratch,
    // A worker's memory is the engine's: little of it is given to short-lived objects and to the allocator's arenas.
    NODE_OPTIONS: "--max-semi-space-size=1",
    MALLOC_ARENA_MAX: "2",
    ...(PATH && { PATH }),
    ...(SystemRoot && { SystemRoot, TEMP: scratch, TMP: scratch }),
    // Tests let a worker die at a chosen point.
    ...(NODE_ENV === "test" && FAULT && { NODE_ENV: "test", FAULT }),
  };
}

/** `setpriv --pdeathsig` makes the kernel kill a process when its parent dies, also when that is killed itself. */
function parentDeathGuard(): { command: string; args: string[] } | null {
  if (process.platform !== "linux") return null;
  const command = (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, "setpriv"))
    .find((file) => existsSync(file));
  return command ? { command, args: ["--pdeathsig", "KILL", "--", process.execPath] } : null;
}

/**
 * `close` comes after the streams and the channel are drained. A child of the worker that lives on keeps the streams open,
 * so it is not waited for long. A process that cannot be started has only `error`.
 */
const endOf = (child: ChildProcess): Promise<Exit> =>
  new Promise((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
    child.once("exit", (code, signal) => {
      killGroup(child);
      setTimeout(() => resolve({ code, signal }), 1000).unref();
    });
    child.on("error", (error) => {
      if (child.pid === undefined) resolve({ code: null, signal: error.message });
    });
  });

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // Already gone.
  }
}

/** Hands out lines as they come; a very long one is cut, so that a process cannot fill our memory. */
function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  let rest = "";
  let cutting = false;
  stream?.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (!cutting) onLine(line.slice(0, LONGEST_LINE));
      cutting = false;
    }
    if (rest.length <= LONGEST_LINE) return;
    if (!cutting) onLine(`${rest.slice(0, LONGEST_LINE)}…`);
    cutting = true;
    rest = "";
  });
  stream?.on("close", () => {
    if (rest !== "" && !cutting) onLine(rest);
  });
}
