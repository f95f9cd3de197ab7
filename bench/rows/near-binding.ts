import { Job } from "../../lib/model/job";
import type { Pipeline } from "../../lib/model/pipeline";
import { sendJson } from "../../lib/server/http/test-server";
import { inBrowser, percentile } from "../browser";
import { type Measured, median } from "../measured";

const NODES = 100;
const EDITS = 60;
const EDITED = "n50";

/**
 * Edits of a condition in the middle of a hundred nodes, every other one wrong: from the edit until the page has its
 * columns and diagnostics, which the engine of the page tells. Then the same while the server does not answer.
 */
export async function measure(): Promise<Measured[]> {
  return inBrowser(async (page, server) => {
    const created = await sendJson(server, "POST", "/api/jobs", {
      name: "A hundred nodes",
      pipeline: chain(),
    });
    const { id } = Job.parse(created.json);
    await page.goto(`/jobs/${id}`);
    await page.locator(`.react-flow__node[data-id="${EDITED}"]`).click();
    await page.getByRole("radio", { name: "SQL" }).click();
    const condition = page.getByRole("textbox", { name: "Keep rows where", exact: true });
    let count = 0;
    const edit = () => {
      count += 1;
      return condition.fill(count % 2 === 0 ? `latitude > ${count}` : `latitudee > ${count}`);
    };
    const told = (least: number) =>
      page.waitForFunction((wanted) => performance.getEntriesByName("tenon.bind").length >= wanted, least, {
        timeout: 60_000,
        polling: 20,
      });
    // The first edit fetches the engine.
    for (let ready = false; !ready; ) {
      await edit();
      await page.waitForTimeout(500);
      ready = await page.evaluate(() => performance.getEntriesByName("tenon.bind").length > 3);
    }
    const edits = async (): Promise<number[]> => {
      await page.evaluate(() => performance.clearMeasures("tenon.bind"));
      for (let at = 1; at <= EDITS; at++) {
        await edit();
        await told(at);
      }
      return page.evaluate(() => performance.getEntriesByName("tenon.bind").map(({ duration }) => duration));
    };
    const answered = await edits();
    await page.route("**/api/**", (route) => route.abort());
    const alone = await edits();
    return [
      ...lines(`an edit among ${NODES} nodes, to its diagnostics`, answered),
      ...lines("  the same while the server does not answer", alone),
    ];
  });
}

const lines = (what: string, values: readonly number[]): Measured[] => [
  { what: `${what}: median`, value: median(values), unit: "ms" },
  { what: `${what}: p95`, value: percentile(values, 0.95), unit: "ms", limit: 50 },
];

/** A source, and filters one behind the other. */
function chain(): Pipeline {
  const pipeline: Pipeline = { version: 1, nodes: {}, layout: {} };
  for (let index = 0; index < NODES; index++) {
    pipeline.nodes[`n${index}`] =
      index === 0
        ? { type: "csv-source", name: "Airports", settings: { paths: ["lake/airports.csv"] }, inputs: {} }
        : {
            type: "filter",
            name: `Step ${index}`,
            settings: { condition: `latitude > ${index}` },
            inputs: { in: `n${index - 1}` },
          };
    pipeline.layout[`n${index}`] = { x: (index % 10) * 276, y: Math.floor(index / 10) * 96 };
  }
  return pipeline;
}
