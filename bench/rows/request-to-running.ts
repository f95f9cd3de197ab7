import path from "node:path";
import { JobList } from "../../lib/api/schemas";
import { JobRun } from "../../lib/model/job-run";
import { sendJson, startServer } from "../../lib/server/http/test-server";
import { type Measured, median } from "../measured";

const ROUNDS = 12;
/** A pool that was emptied is full again after this. */
const REFILL_MS = 2500;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** From the request to start a run until the studio says RUNNING, over HTTP, a worker being ready. */
export async function measure(): Promise<Measured[]> {
  const server = await startServer({ workers: path.resolve("dist/workers") });
  try {
    const list = JobList.parse((await sendJson(server, "GET", "/api/jobs")).json);
    const job = list.jobs.find(({ name }) => name === "Delays by state");
    if (!job) throw new Error("The sample job is not there.");
    const running: number[] = [];
    const ended: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await sleep(REFILL_MS);
      const started = performance.now();
      const reply = await sendJson(server, "POST", `/api/jobs/${job.id}/runs`, { arguments: {} });
      const run = JobRun.parse(reply.json);
      running.push((await reach(server, run.id, /RUNNING|SUCCEEDED/)) - started);
      ended.push((await reach(server, run.id, /SUCCEEDED/)) - started);
    }
    return [
      { what: "request to RUNNING, a worker ready", value: median(running.slice(2)), unit: "ms", limit: 100 },
      { what: "  request to SUCCEEDED", value: median(ended.slice(2)), unit: "ms" },
    ];
  } finally {
    await server.dispose();
  }
}

/** When a run was first seen in a state. */
async function reach(
  server: Awaited<ReturnType<typeof startServer>>,
  id: string,
  state: RegExp,
): Promise<number> {
  for (;;) {
    const run = JobRun.parse((await sendJson(server, "GET", `/api/runs/${id}`)).json);
    if (state.test(run.state)) return performance.now();
    if (/FAILED|ERROR|TIMEOUT/.test(run.state)) throw new Error(run.error?.message ?? run.state);
    await sleep(2);
  }
}
