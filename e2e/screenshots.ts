import { mkdir } from "node:fs/promises";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import type { Pipeline } from "../lib/model/pipeline";
import { startServer } from "../lib/server/http/test-server";
import { launchOptions } from "./browser";
import { Editor } from "./editor";
import { chain, numbers, table } from "./pipelines";
import { Studio } from "./studio";

/*
 * npx tsx --conditions=react-server e2e/screenshots.ts <folder> [--readme]
 *
 * Takes every screen in both themes and two sizes; with --readme only the two that the README shows.
 */

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const;
const themes = ["light", "dark"] as const;

interface Jobs {
  ports: string;
  delays: string;
  failing: string;
  program: string;
  empty: string;
}

interface Screen {
  name: string;
  open: (page: Page, editor: Editor, jobs: Jobs) => Promise<void>;
}

/** Rows and statistics have come, or the reason why not. */
const idle = async (page: Page) => {
  await page.getByText("computing…").waitFor({ state: "hidden" });
  await page
    .getByRole("columnheader")
    .getByRole("button", { name: /: [\d,]+ rows?$/ })
    .or(page.getByText("does not run"))
    .first()
    .waitFor();
};

const screens: readonly Screen[] = [
  {
    name: "home",
    open: async (page) => {
      await page.goto("/");
      await page.getByRole("region", { name: "Recent runs" }).getByRole("link").first().waitFor();
    },
  },
  {
    name: "jobs",
    open: async (page) => {
      await page.goto("/jobs");
      await page.getByRole("link", { name: "Delays by state" }).first().waitFor();
    },
  },
  {
    name: "new-job",
    open: async (page) => {
      await page.goto("/jobs");
      await page.getByRole("button", { name: "New job" }).click();
      await page.getByRole("radio", { name: "Sample" }).click();
    },
  },
  {
    name: "jobs-nothing-found",
    open: async (page) => {
      await page.goto("/jobs?search=nothing-is-called-so");
      await page.getByText("No job matches").waitFor();
    },
  },
  {
    name: "job-delete",
    open: async (page) => {
      await page.goto("/jobs");
      await page
        .getByRole("row", { name: /Delays by state/ })
        .getByRole("button")
        .last()
        .click();
      await page.getByRole("menuitem", { name: /^Delete/ }).click();
      await page.getByRole("dialog").or(page.getByRole("alertdialog")).first().waitFor();
    },
  },
  {
    name: "nodes",
    open: async (page) => {
      await page.goto("/nodes");
      await page
        .getByRole("link", { name: /Filter/ })
        .first()
        .waitFor();
    },
  },
  {
    name: "node-filter",
    open: async (page) => {
      await page.goto("/nodes/filter");
      await page.getByRole("grid").first().waitFor();
    },
  },
  { name: "editor", open: (page, editor, { delays }) => join(page, editor, delays) },
  {
    name: "editor-ports",
    open: async (page, editor, { ports }) => {
      await editor.open(ports);
      await editor.select("By size");
      await idle(page);
      await editor.card("Even").hover();
    },
  },
  {
    name: "editor-list-of-nodes",
    open: async (page, editor, { ports }) => {
      await editor.open(ports);
      await editor.card("Even").waitFor();
      await page.keyboard.press("a");
      await editor.picker.waitFor();
    },
  },
  {
    name: "editor-found-nodes",
    open: async (page, editor, { ports }) => {
      await editor.open(ports);
      await editor.card("Even").waitFor();
      await page.keyboard.press("a");
      await editor.picker.getByRole("combobox").fill("time");
    },
  },
  {
    name: "run-arguments",
    open: async (page, editor, { delays }) => {
      await editor.open(delays, "runs");
      await page.getByRole("region", { name: "Runs" }).getByRole("button", { name: /Start/ }).click();
      await page.getByRole("menuitem", { name: /^Run with arguments/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "editor-overview",
    open: async (_, editor, { delays }) => {
      await editor.open(delays);
      await editor.card("Flights").waitFor();
      await editor.page.getByText("Every node works.").waitFor();
    },
  },
  {
    name: "editor-filter",
    open: async (page, editor, { delays }) => {
      await editor.open(delays);
      await editor.select("Long delays");
      await editor.view("Diff");
      await idle(page);
    },
  },
  {
    name: "editor-aggregate",
    open: async (page, editor, { delays }) => {
      await editor.open(delays);
      await editor.select("By state");
      await editor.view("Out");
      await idle(page);
    },
  },
  {
    name: "editor-target",
    open: async (page, editor, { delays }) => {
      await editor.open(delays);
      await editor.select("Delays by state");
      await idle(page);
    },
  },
  {
    name: "editor-source",
    open: async (page, editor, { delays }) => {
      await editor.open(delays);
      await editor.select("Airports");
      await idle(page);
    },
  },
  {
    name: "editor-several",
    open: async (page, editor, { delays }) => {
      await editor.open(delays);
      await editor.card("Flights").waitFor();
      await editor.canvas.focus();
      await page.keyboard.press("Control+a");
    },
  },
  {
    name: "editor-picker",
    open: async (page, editor, { delays }) => {
      await editor.open(delays);
      await editor.select("With airport");
      await editor.card("With airport").focus();
      await page.keyboard.press("a");
      await editor.picker.waitFor();
      await idle(page);
    },
  },
  {
    name: "editor-commands",
    open: async (page, editor, { delays }) => {
      await editor.open(delays);
      await editor.page.getByText("Every node works.").waitFor();
      await page.keyboard.press("Control+k");
      await editor.palette.getByRole("combobox").fill("del");
    },
  },
  {
    name: "editor-shortcuts",
    open: async (page, editor, { delays }) => {
      await editor.open(delays);
      await editor.card("Flights").waitFor();
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    },
  },
  {
    name: "editor-menu",
    open: async (page, editor, { delays }) => {
      await editor.open(delays);
      await editor.card("With airport").click({ button: "right" });
      await page.getByRole("menuitem", { name: "Duplicate" }).waitFor();
    },
  },
  {
    name: "editor-list",
    open: async (page, editor, { delays }) => {
      await editor.open(delays);
      await page.getByRole("button", { name: "Show as a list" }).click();
      await page.getByRole("region", { name: "Nodes of the job" }).getByRole("listitem").first().waitFor();
    },
  },
  {
    name: "editor-empty",
    open: async (page, editor, { empty }) => {
      await editor.open(empty);
      await page.getByRole("heading", { name: "Start with data" }).waitFor();
    },
  },
  {
    name: "editor-failed",
    open: async (page, editor, { failing }) => {
      await editor.open(failing);
      await editor.select("As numbers");
      await idle(page);
    },
  },
  {
    name: "editor-program",
    open: async (page, editor, { program }) => {
      await editor.open(program);
      await editor.select("Times 3");
      await page
        .getByText(/^exact · /)
        .first()
        .waitFor();
    },
  },
  {
    name: "code",
    open: async (page, editor, { delays }) => {
      await editor.open(delays, "code");
      await page.getByText("defineJob").first().waitFor();
      await editor
        .card("With airport")
        .or(page.getByRole("button", { name: /^With airport/ }))
        .first()
        .click();
    },
  },
  {
    name: "code-sql",
    open: async (page, editor, { delays }) => {
      await editor.open(delays, "code");
      await page.getByRole("tab", { name: "SQL" }).click();
      await page.getByRole("textbox", { name: "SQL of the job" }).waitFor();
    },
  },
  {
    name: "code-pyspark",
    open: async (page, editor, { delays }) => {
      await editor.open(delays, "code");
      await page.getByRole("tab", { name: "PySpark" }).click();
      await page.getByRole("textbox", { name: "PySpark of the job" }).waitFor();
    },
  },
  {
    name: "code-problem",
    open: async (page, editor, { delays }) => {
      await editor.open(delays, "code");
      const code = page.getByRole("textbox", { name: "TypeScript of the job" });
      await code.getByText("defineJob").first().waitFor();
      await code.pressSequentially("oops ");
      await page.getByRole("region", { name: "Problems" }).waitFor();
    },
  },
  {
    name: "code-export",
    open: async (page, editor, { delays }) => {
      await editor.open(delays, "code");
      await page.getByRole("button", { name: "Export project…" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "runs",
    open: async (page, editor, { delays }) => {
      await editor.open(delays, "runs");
      await page
        .getByRole("region", { name: "The chosen run" })
        .getByText("Succeeded", { exact: true })
        .waitFor();
    },
  },
  {
    name: "runs-nodes",
    open: async (page, editor, { delays }) => {
      await editor.open(delays, "runs");
      await page.getByRole("tab", { name: "Nodes" }).click();
    },
  },
  {
    name: "runs-output",
    open: async (page, editor, { delays }) => {
      await editor.open(delays, "runs");
      await page.getByRole("tab", { name: "Outputs" }).click();
      await page.getByRole("button", { name: "Open output" }).click();
      await page.getByRole("dialog").getByText("52 rows").waitFor();
    },
  },
  {
    name: "runs-failed",
    open: async (page, editor, { failing }) => {
      await editor.open(failing, "runs");
      await page.getByRole("region", { name: "The chosen run" }).getByRole("alert").waitFor();
    },
  },
  {
    name: "details",
    open: async (page, editor, { delays }) => {
      await editor.open(delays, "details");
      await page.getByText("v1", { exact: true }).first().waitFor();
    },
  },
  { name: "not-found", open: async (page) => void (await page.goto("/nothing/here")) },
];

async function join(page: Page, editor: Editor, id: string): Promise<void> {
  await editor.open(id);
  await editor.select("With airport");
  await page.getByText(/^exact · /).waitFor();
  await page.getByText(/find a match/).waitFor();
  await idle(page);
}

/** Groups, a collection, and refused rows. */
function severalPorts(): Pipeline {
  const { nodes } = numbers("out/even.csv");
  return {
    version: 1,
    nodes: {
      numbers: nodes.numbers ?? table("Numbers", { n: "BIGINT" }, []),
      even: { type: "filter", name: "Even", settings: { condition: "n % 2 = 0" }, inputs: { in: "numbers" } },
      file: {
        type: "csv-target",
        name: "Even rows",
        settings: { path: "out/even.csv", mode: "overwrite" },
        inputs: { in: "even" },
      },
      odd: {
        type: "csv-target",
        name: "Odd",
        settings: { path: "out/odd.csv", mode: "overwrite" },
        inputs: { in: { node: "even", output: "rejected" } },
      },
      route: {
        type: "route",
        name: "By size",
        settings: {
          groups: [
            { name: "large", expression: "n > 7" },
            { name: "middling", expression: "n between 4 and 7" },
          ],
        },
        inputs: { in: "numbers" },
      },
      large: {
        type: "csv-target",
        name: "Large",
        settings: { path: "out/large.csv", mode: "overwrite" },
        inputs: { in: { node: "route", output: "large" } },
      },
      pick: {
        type: "select-from-collection",
        name: "The rest",
        settings: { index: 2 },
        inputs: { in: { node: "route", output: "all" } },
      },
    },
    layout: {
      numbers: { x: 0, y: 100 },
      even: { x: 276, y: 180 },
      file: { x: 552, y: 180 },
      odd: { x: 552, y: 276 },
      route: { x: 276, y: 0 },
      large: { x: 552, y: -20 },
      pick: { x: 552, y: 84 },
    },
  };
}

async function makeJobs(studio: Studio): Promise<Jobs> {
  const { id: delays } = await studio.findJob("Delays by state");
  await studio.run(delays);
  const { id: movies } = await studio.findJob("Movies by genre");
  await studio.run(movies);
  const bad = table("Orders", { id: "BIGINT", amount: "VARCHAR" }, [
    ["1", "12.50"],
    ["2", "7.00"],
    ["3", "twelve"],
  ]);
  const failing = await studio.createJob(
    "Clean orders",
    chain({
      orders: bad,
      numbers: {
        type: "change-schema",
        name: "As numbers",
        settings: {
          mapping: [
            { from: "id", to: "id" },
            { from: "amount", to: "amount", type: "DECIMAL(10,2)" },
          ],
        },
      },
      file: { type: "csv-target", name: "Clean orders", settings: { path: "out/orders.csv" } },
    }),
    { description: "Orders with amounts as numbers." },
  );
  await studio.run(failing.id);
  const source = `import { defineJob, sql } from "tenon";

export default defineJob("Looped", (job) => {
  let table = job.inline("Numbers", { columns: [{ name: "n", type: "BIGINT" }], rows: [["1"], ["2"], ["3"]] });
  for (const factor of [2, 3]) {
    table = table.deriveColumns(\`Times \${factor}\`, { n: sql\`n * \${factor}\` });
  }
  table.write.csv("File", { path: "out/looped.csv", mode: "overwrite" });
});
`;
  const { recorded } = await studio.call("record", { body: { program: source, pipeline: numbers("x.csv") } });
  if (!recorded) throw new Error("The program could not be recorded.");
  const placed = {
    ...recorded.pipeline,
    layout: Object.fromEntries(
      Object.keys(recorded.pipeline.nodes).map((id, at) => [id, { x: at * 276, y: 0 }]),
    ),
  };
  const program = await studio.createJob("Looped", placed, { program: source });
  const empty = await studio.createJob("Untitled job");
  const ports = await studio.createJob("Ports", severalPorts());
  await studio.run(ports.id);
  return { ports: ports.id, delays, failing: failing.id, program: program.id, empty: empty.id };
}

async function main(folder: string, readme: boolean): Promise<void> {
  await mkdir(folder, { recursive: true });
  const server = await startServer({ workers: path.resolve("dist/workers") });
  const browser = await chromium.launch(launchOptions);
  try {
    const jobs = await makeJobs(new Studio(server.base, server.workspace));
    const wanted = readme
      ? [{ name: "editor", width: 1440, height: 860 }]
      : sizes.flatMap(({ width, height }) => screens.map(({ name }) => ({ name, width, height })));
    for (const theme of themes)
      for (const { name, width, height } of wanted) {
        const context = await browser.newContext({
          baseURL: server.base,
          viewport: { width, height },
          deviceScaleFactor: 1,
        });
        await context.addInitScript((choice) => localStorage.setItem("tenon.theme", choice), theme);
        const page = await context.newPage();
        page.setDefaultTimeout(60_000);
        const screen = screens.find((one) => one.name === name);
        await screen?.open(page, new Editor(page), jobs);
        await page.mouse.move(4, height - 4);
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        await page.evaluate(() =>
          Promise.allSettled(
            document
              .getAnimations()
              .filter((one) => one.effect?.getTiming().iterations === 1)
              .map((one) => one.finished),
          ).then(() => undefined),
        );
        const file = readme ? `${name}-${theme}.png` : `${name}-${width}-${theme}.png`;
        await page.screenshot({ path: path.join(folder, file) });
        console.log(file);
        await context.close();
      }
  } finally {
    await browser.close();
    await server.dispose();
  }
}

const [folder = "screenshots", flag] = process.argv.slice(2);
await main(folder, flag === "--readme");
