import { type ChildProcess, fork } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { RunCommand, RunMessage, RunOrder } from "../../api/work";
import { emptyPipeline } from "../../model/pipeline";

const bundle = fileURLToPath(new URL("../../../node_modules/.cache/tenon-run-worker.mjs", import.meta.url));

/** Bundles the worker as the build does, to a place where its packages are found. */
export async function bundleWorker(): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL("../run-worker.ts", import.meta.url))],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["@duckdb/*", "esbuild", "typescript"],
    banner: {
      js: 'import { createRequire as tenonCreateRequire } from "node:module"; const require = tenonCreateRequire(import.meta.url);',
    },
    logLevel: "error",
  });
}

/** A run worker as a server has it: it answers every intent as told. */
export class TestWorker {
  readonly messages: RunMessage[] = [];
  stderr = "";
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  private waiting: { kind: RunMessage["kind"]; resolve(message: RunMessage): void }[] = [];

  private constructor(
    readonly root: string,
    readonly child: ChildProcess,
    readonly refusal: string | null,
  ) {
    this.exited = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
    child.stderr?.on("data", (chunk) => {
      this.stderr += chunk;
    });
    child.on("message", (message) => this.receive(message as RunMessage));
  }

  static async start({
    root,
    fault,
    refusal = null,
  }: {
    root?: string;
    fault?: string;
    refusal?: string | null;
  } = {}): Promise<TestWorker> {
    const folder = root ?? (await realpath(await mkdtemp(join(tmpdir(), "tenon-worker-"))));
    const env: NodeJS.ProcessEnv = {
      PATH: process.env.PATH,
      TZ: "UTC",
      NODE_ENV: fault ? "test" : "production",
      ...(fault && { FAULT: fault }),
    };
    const child = fork(bundle, [], {
      cwd: folder,
      env,
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    const worker = new TestWorker(folder, child, refusal);
    await worker.until("ready");
    return worker;
  }

  send(command: RunCommand): void {
    this.child.send(command);
  }

  /** Sends an order for a program. */
  order(program: string, order: Partial<RunOrder> = {}): void {
    const setup = {
      root: this.root,
      scratch: join(this.root, ".tenon/scratch"),
      memoryMb: 1024,
      threads: 2,
      timeZone: "UTC",
    };
    this.send({
      kind: "order",
      order: {
        runId: "run1",
        attempt: 0,
        program,
        pipeline: emptyPipeline(),
        arguments: {},
        setup,
        ...order,
      },
    });
  }

  /** The first message of a kind, past or to come. Rejects when the worker ends before it. */
  until<K extends RunMessage["kind"]>(kind: K): Promise<Extract<RunMessage, { kind: K }>> {
    const seen = this.messages.find((message) => message.kind === kind);
    const found = seen
      ? Promise.resolve(seen)
      : Promise.race([
          new Promise<RunMessage>((resolve) => this.waiting.push({ kind, resolve })),
          this.exited.then(({ code, signal }) =>
            Promise.reject(new Error(`It ended (${signal ?? code}) after ${JSON.stringify(this.messages)}`)),
          ),
        ]);
    return found as Promise<Extract<RunMessage, { kind: K }>>;
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.root, path)), { recursive: true });
    await writeFile(join(this.root, path), text);
  }

  async close(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.exited;
    await rm(this.root, { recursive: true, force: true });
  }

  private receive(message: RunMessage): void {
    this.messages.push(message);
    if (message.kind === "intent")
      this.send(
        this.refusal === null
          ? { kind: "intent-accepted" }
          : { kind: "intent-refused", reason: this.refusal },
      );
    const due = this.waiting.filter(({ kind }) => kind === message.kind);
    this.waiting = this.waiting.filter((one) => !due.includes(one));
    for (const { resolve } of due) resolve(message);
  }
}
