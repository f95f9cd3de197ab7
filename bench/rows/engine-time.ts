import { availableParallelism } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { compile } from "../../lib/compiler/compile";
import { NodeEngine } from "../../lib/engine/node/node-engine";
import { openFlights } from "../flights";
import { alternate, type Measured, median, ratioOf, timed } from "../measured";

const ROUNDS = 60;

/** The flights job against the best statement written by hand: same binding, same process, in turns. */
export async function measure(): Promise<Measured[]> {
  const flights = await openFlights();
  const threads = availableParallelism();
  const engine = new NodeEngine({
    root: flights.root,
    scratch: join(flights.root, ".tenon/scratch"),
    memoryMb: 4096,
    threads,
    timeZone: "UTC",
  });
  const instance = await DuckDBInstance.create(":memory:", { threads: String(threads) });
  const connection = await instance.connect();
  try {
    const { compiled, diagnostics } = await compile(flights.pipeline, engine);
    if (!compiled) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
    const { bound, script } = compiled;
    const whole: number[] = [];
    let run = 0;
    const { job, hand } = await alternate(
      {
        hand: () => timed(() => connection.run(flights.sql("by_hand.parquet"))),
        job: async () => {
          const options = { runId: `run${++run}`, attempt: 0, plan: bound.plan, scans: bound.scans };
          const started = performance.now();
          const { ms, nodes } = await engine.run(script, options);
          whole.push(performance.now() - started);
          if (Object.values(nodes).some(({ rows }) => rows === null))
            throw new Error("A row count is missing.");
          return ms;
        },
      },
      { rounds: ROUNDS },
    );
    const baseline = { what: "by hand", value: median(hand) };
    return [
      {
        what: "flights job, engine, every row count exact",
        value: median(job),
        unit: "ms",
        baseline,
        ratio: ratioOf(job, hand),
        limit: 1.1,
      },
      {
        what: "  with staging, sync to disk and publishing",
        value: median(whole.slice(-ROUNDS)),
        unit: "ms",
        baseline,
        ratio: ratioOf(whole.slice(-ROUNDS), hand),
      },
    ];
  } finally {
    connection.closeSync();
    instance.closeSync();
    await engine.close();
    await flights.remove();
  }
}
