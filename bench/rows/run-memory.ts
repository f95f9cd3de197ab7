import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { RunCommand, RunMessage } from "../../lib/api/work";
import { printProgram } from "../../lib/compiler/print/typescript";
import { startWorker } from "../../lib/server/supervisor/worker-process";
import { workspaceAt } from "../../lib/server/workspace";
import { openFlights } from "../flights";
import { type Measured, median } from "../measured";

const ROUNDS = 7;
const THREADS = 2;
const entry = fileURLToPath(new URL("../../dist/workers/run-worker.mjs", import.meta.url));

/** Most memory a process ever held, in megabytes; Linux tells. */
const peakOf = (pid: number | "self"): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

/** A run worker, started as the studio starts it, against a process that does nothing but the statement written by hand. */
export async function measure(): Promise<Measured[]> {
  if (process.platform !== "linux") return [];
  const flights = await openFlights();
  try {
    const { text: program } = printProgram({ name: "Delays by state", pipeline: flights.pipeline });
    const values = { worker: [] as number[], hand: [] as number[] };
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      values.hand.push(await handPeak(flights.sql("by_hand.parquet")));
      const { peak, ms } = await workerPeak(flights.root, program, `run${round}`);
      values.worker.push(peak);
      times.push(ms);
    }
    return [
      {
        what: "run worker, peak memory",
        value: median(values.worker),
        unit: "MB",
        baseline: { what: "a process with the statement only", value: median(values.hand) },
        limit: 1.2,
      },
      { what: "  its run, from the order to the end", value: median(times), unit: "ms" },
    ];
  } finally {
    await flights.remove();
  }
}

async function workerPeak(
  root: string,
  program: string,
  runId: string,
): Promise<{ peak: number; ms: number }> {
  const worker = await startWorker<RunCommand, RunMessage>(entry, workspaceAt(root));
  const pipeline = { version: 1 as const, nodes: {}, layout: {} };
  const setup = {
    root,
    scratch: path.join(root, ".tenon/scratch", runId),
    memoryMb: 4096,
    threads: THREADS,
    timeZone: "UTC",
  };
  let peak = 0;
  let started = 0;
  let ms = 0;
  const answered = new Promise<void>((resolve, reject) => {
    worker.onMessage((message) => {
      if (message.kind === "ready") {
        started = performance.now();
        worker.send({ kind: "order", order: { runId, attempt: 0, program, pipeline, arguments: {}, setup } });
      }
      if (message.kind === "intent") {
        // All rows are written by now; the process ends soon after its last word.
        peak = peakOf(worker.pid);
        worker.send({ kind: "intent-accepted" });
      }
      if (message.kind === "done") {
        ms = performance.now() - started;
        resolve();
      }
      if (message.kind === "failed") reject(new Error(message.error.message));
    });
  });
  await answered;
  await worker.ended;
  return { peak, ms };
}

/** The statement alone, in a process of its own with the same binding. */
async function handPeak(sql: string): Promise<number> {
  const code = `
    import { readFileSync } from "node:fs";
    import { DuckDBInstance } from "@duckdb/node-api";
    const instance = await DuckDBInstance.create(":memory:", { threads: "${THREADS}" });
    const connection = await instance.connect();
    await connection.run(${JSON.stringify(sql)});
    console.log(/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1] / 1024);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env.PATH, NODE_ENV: "production" },
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  await new Promise((resolve) => child.once("close", resolve));
  return Number(output);
}
