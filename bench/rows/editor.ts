import type { Page } from "@playwright/test";
import { Job } from "../../lib/model/job";
import type { Pipeline } from "../../lib/model/pipeline";
import { sendJson } from "../../lib/server/http/test-server";
import { inBrowser, percentile } from "../browser";
import { longestTask } from "../longest-task";
import { type Measured, median } from "../measured";

const NODES = 300;
const OPENINGS = 7;

/** A job of many nodes: how long until it can be edited, and how smooth it stays under the hand. */
export async function measure(): Promise<Measured[]> {
  return inBrowser(async (page, server) => {
    const created = await sendJson(server, "POST", "/api/jobs", { name: "Many nodes", pipeline: large() });
    const { id } = Job.parse(created.json);
    const open = async () => {
      await page.goto("/");
      await page.getByRole("heading", { name: "Home" }).waitFor();
      await page.goto(`/jobs/${id}`, { waitUntil: "commit" });
      return page.evaluate(interactive);
    };
    const openings: number[] = [];
    for (let round = 0; round < OPENINGS; round++) openings.push(await open());

    const canvas = page.getByRole("region", { name: "Canvas", exact: true });
    const box = await canvas.boundingBox();
    if (!box) throw new Error("There is no canvas.");
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const { mouse } = page;
    const pan = await moving(page, async () => {
      await mouse.move(middle.x, box.y + 30);
      for (let step = 0; step < 60; step++)
        await mouse.wheel(step < 30 ? 25 : -25, step % 2 === 0 ? 12 : -12);
    });
    const zoom = await moving(page, async () => {
      await mouse.move(middle.x, middle.y);
      await page.keyboard.down("Control");
      for (let step = 0; step < 60; step++) await mouse.wheel(0, step < 30 ? -20 : 20);
      await page.keyboard.up("Control");
    });
    await page.keyboard.press("0");
    await page.locator(".canvas[data-moving]").waitFor();
    await page.locator(".canvas:not([data-moving])").waitFor();
    // A card that nobody has selected, to the edge of the canvas and beyond: it is marked, moved, and the canvas follows.
    const at = await cardNear(page, middle);
    await mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    const drag = await moving(page, async () => {
      await mouse.down();
      for (let step = 0; step < 60; step++)
        await mouse.move(at.x + at.width / 2 + step * 3, at.y + at.height / 2 + step * 2);
    });
    await mouse.up();

    return [
      {
        what: `editor with ${NODES} nodes, from the address to a press that counts`,
        value: median(openings.slice(2)),
        unit: "ms",
        limit: 1500,
      },
      ...smooth("  pan", pan),
      ...smooth("  zoom", zoom),
      ...smooth("  drag of a node", drag),
    ];
  });
}

/** A frame of 33.3 ms is one that was missed. What else the machine does may cost one; a long task always does. */
const smooth = (what: string, { frames, task }: Moving): Measured[] => {
  const missed = frames.filter((delta) => delta > 32).length;
  return [
    { what: `${what}: frame, p95`, value: percentile(frames, 0.95), unit: "ms", limit: 32 },
    {
      what: `${what}: longest of ${frames.length} frames, ${missed} of them over 32 ms`,
      value: Math.max(...frames),
      unit: "ms",
      limit: 34,
    },
    {
      what: `${what}: longest task of the page, in time of the processor`,
      value: task,
      unit: "ms",
      limit: 32,
    },
  ];
};

/** Where the card is drawn that is nearest to a point. */
async function cardNear(page: Page, { x, y }: { x: number; y: number }) {
  const boxes = await page.locator(".react-flow__node").evaluateAll((cards) =>
    cards.map((card) => {
      const { x, y, width, height } = card.getBoundingClientRect();
      return { x, y, width, height };
    }),
  );
  const away = (box: (typeof boxes)[number]) =>
    Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
  const [nearest] = boxes.sort((a, b) => away(a) - away(b));
  if (!nearest) throw new Error("There is no card.");
  return nearest;
}

/** Rows of ten nodes, each reading the one before it. */
function large(): Pipeline {
  const pipeline: Pipeline = { version: 1, nodes: {}, layout: {} };
  for (let index = 0; index < NODES; index++) {
    const column = index % 10;
    const row = Math.floor(index / 10);
    pipeline.nodes[`n${index}`] =
      column === 0
        ? {
            type: "csv-source",
            name: `Airports ${row}`,
            settings: { paths: ["lake/airports.csv"] },
            inputs: {},
          }
        : {
            type: "filter",
            name: `Step ${index}`,
            settings: { condition: `latitude > ${index % 60}` },
            inputs: { in: `n${index - 1}` },
          };
    pipeline.layout[`n${index}`] = { x: column * 276, y: row * 96 };
  }
  return pipeline;
}

/** Runs in the page: milliseconds from the start of the navigation until the canvas is drawn and answers a key. */
const interactive = (): Promise<number> =>
  new Promise((resolve) => {
    const look = () => {
      const card = document.querySelector<HTMLElement>(".react-flow__node");
      if (!card) return requestAnimationFrame(look);
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
      if (!document.querySelector("[role=dialog]")) return requestAnimationFrame(look);
      requestAnimationFrame(() => {
        const answered = performance.now();
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
        resolve(answered);
      });
    };
    look();
  });

interface Moving {
  /** Milliseconds between the frames that were drawn. */
  frames: readonly number[];
  /** The longest task of the page's main thread: no frame can be drawn while it goes on. */
  task: number;
}

async function moving(page: Page, act: () => Promise<void>): Promise<Moving> {
  let seen: number[] = [];
  const task = await longestTask(page, async () => {
    seen = await frames(page, act);
  });
  return { frames: seen, task };
}

/** Milliseconds between the frames that are drawn while something is done. */
async function frames(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const seen: number[] = [];
    let last = performance.now();
    const tick = (now: number) => {
      seen.push(now - last);
      last = now;
      handle = requestAnimationFrame(tick);
    };
    let handle = requestAnimationFrame(tick);
    Object.assign(window, {
      endFrames: () => {
        cancelAnimationFrame(handle);
        return seen.slice(1);
      },
    });
  });
  await act();
  return page.evaluate(() => (window as unknown as { endFrames: () => number[] }).endFrames());
}
