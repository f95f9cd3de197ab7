import { type ChildProcessByStdio, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** One session of real Spark, in a process of its own, that runs programs one after the other. */
export class SparkSession {
  private constructor(
    private readonly child: ChildProcessByStdio<Writable, Readable, Readable>,
    private readonly answers: AsyncIterator<string>,
    private readonly lines: Interface,
    /** The end of what it wrote on its error output. */
    private readonly said: () => string,
    readonly version: string,
  ) {}

  /** Starts a session with a Python that has PySpark. */
  static async start(python: string): Promise<SparkSession> {
    const child = spawn(python, [join(import.meta.dirname, "run-jobs.py")], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, TZ: "UTC", PYTHONUTF8: "1" },
    });
    let said = "";
    child.stderr.on("data", (text) => {
      said = (said + text).slice(-4000);
    });
    const lines = createInterface({ input: child.stdout });
    const answers = lines[Symbol.asyncIterator]();
    const first = await answers.next();
    if (first.done) throw new Error(`Spark did not start: ${said}`);
    return new SparkSession(child, answers, lines, () => said, JSON.parse(first.value).spark);
  }

  /** Runs a program over a workspace. Gives the error it ends with, or null. */
  async run(file: string, workspace: string): Promise<string | null> {
    this.child.stdin.write(`${JSON.stringify({ file, workspace })}\n`);
    const answer = await this.answers.next();
    if (answer.done) throw new Error(`Spark ended: ${this.said()}`);
    return JSON.parse(answer.value).error;
  }

  async stop(): Promise<void> {
    this.child.stdin.end();
    this.lines.close();
    if (this.child.exitCode === null)
      await new Promise((resolve) => {
        this.child.once("exit", resolve);
        setTimeout(() => this.child.kill("SIGKILL"), 20_000).unref();
      });
  }
}
