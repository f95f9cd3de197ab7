import { DuckDBInstance } from "@duckdb/node-api";
import { JobList } from "../../lib/api/schemas";
import { Job } from "../../lib/model/job";
import type { Pipeline } from "../../lib/model/pipeline";
import { sendJson } from "../../lib/server/http/test-server";
import { inBrowser, percentile } from "../browser";
import { alternate, type Measured, median, ratioOf, timed } from "../measured";

const ROUNDS = 60;
const NODES = { with_airport: "With airport", by_state: "By state" } as const;

/** From the browser's request to its rows, over three million flights; each time another filter, so that nothing is cached. */
export async function measure(): Promise<Measured[]> {
  return inBrowser(async (page, server) => {
    const { jobs } = JobList.parse((await sendJson(server, "GET", "/api/jobs")).json);
    const id = jobs.find(({ name }) => name === "Delays by state")?.id;
    const { pipeline } = Job.parse((await sendJson(server, "GET", `/api/jobs/${id}`)).json);
    await page.goto("/jobs");

    let limit = 0;
    const request = (node: string): string =>
      JSON.stringify({
        pipeline: filtered(pipeline, ++limit),
        node,
        output: "out",
        limit: 200,
        channel: "bench",
      });
    const preview = (node: string) =>
      page.evaluate(async (body) => {
        const started = performance.now();
        const response = await fetch("/api/preview", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
        });
        const bytes = await response.arrayBuffer();
        if (!response.ok || bytes.byteLength < 500) throw new Error(new TextDecoder().decode(bytes));
        return performance.now() - started;
      }, request(node));

    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const byHand = (sql: (limit: number) => string) => () =>
      timed(async () => (await connection.run(sql(++limit))).getRows());
    const lake = `${server.workspace}/lake`;
    const joined = (least: number) =>
      `from read_parquet('${lake}/flights/flights-3m.parquet') f join read_csv('${lake}/airports.csv') a on f.origin = a.iata where f.delay > ${least}`;

    const measured: Measured[] = [];
    for (const [node, name] of Object.entries(NODES)) {
      const sql =
        node === "with_airport"
          ? (least: number) => `select * ${joined(least)} limit 200`
          : (least: number) => `select state, count(*), max(delay) ${joined(least)} group by state limit 200`;
      const { studio, hand } = await alternate(
        { studio: () => preview(node), hand: byHand(sql) },
        { rounds: ROUNDS },
      );
      const baseline = { what: "by hand, in one process", value: median(hand) };
      measured.push(
        {
          what: `preview of “${name}”, request to rows, p50`,
          value: median(studio),
          unit: "ms",
          baseline,
          ratio: ratioOf(studio, hand),
          limit: 2.5,
        },
        { what: "  p95", value: percentile(studio, 0.95), unit: "ms", limit: 120 },
      );
    }
    connection.closeSync();
    instance.closeSync();
    return measured;
  });
}

const filtered = (pipeline: Pipeline, least: number): Pipeline => {
  const { long_delays: filter, ...others } = pipeline.nodes;
  if (!filter) throw new Error("The sample has changed.");
  return {
    ...pipeline,
    nodes: { ...others, long_delays: { ...filter, settings: { condition: `delay > ${least}` } } },
  };
};
