import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Pipeline, PipelineNode } from "../../model/pipeline";
import { preview } from "../../runtime/preview";
import { readTexts } from "../../runtime/read-texts";
import { runPipeline } from "../../runtime/run-pipeline";
import { NodeEngine } from "./node-engine";

let root: string;
let engine: NodeEngine;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "tenon-matching-"));
  engine = new NodeEngine({
    root,
    scratch: join(root, "scratch"),
    memoryMb: 1024,
    threads: 2,
    timeZone: "UTC",
  });
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

const matching = (settings: PipelineNode["settings"]): Pipeline => ({
  version: 1,
  nodes: {
    people: { type: "csv-source", name: "People", settings: { paths: ["people.csv"] }, inputs: {} },
    match: { type: "record-matching", name: "Match", settings, inputs: { in: "people" } },
    out: {
      type: "parquet-target",
      name: "Out",
      settings: { path: "out", mode: "overwrite" },
      inputs: { in: "match" },
    },
  },
  layout: {},
});
const run = (settings: PipelineNode["settings"]) =>
  runPipeline(matching(settings), engine, { runId: "run", attempt: 0 });
const texts = async (sql: string) => readTexts(await engine.query(sql));
const compare = [{ column: "name", method: "levenshtein" }];

/** Names of two words that no two people share, so that only what is misspelt is near. */
const nameOf = (person: number) => {
  const letters = person.toString(2).padStart(14, "0").replaceAll("0", "ab").replaceAll("1", "yz");
  return `${letters.slice(0, 14)} ${letters.slice(14)}`;
};
/** Each person three times: as they are, with an accent, with a letter too many. */
const people = (count: number): string =>
  Array.from({ length: count }, (_, person) => nameOf(person))
    .flatMap((name, person) =>
      [name, name.replace("a", "á").toUpperCase(), `${name}x`].map((one) => [one, person]),
    )
    .map((row) => row.join(","))
    .join("\n");

it("finds the people behind rows, however they are written and ordered", async () => {
  const lines = people(400).split("\n");
  const settings = {
    compare,
    blocks: [{ name: "person", expression: "person % 50" }],
    result: "groups",
    threshold: 0.95,
  };
  await writeFile(join(root, "people.csv"), ["name,person", ...lines].join("\n"));
  const { nodes } = await run(settings);
  expect(nodes.match).toMatchObject({ rows: 1200 });
  const groups = `SELECT group_id, count(DISTINCT person), count(*) FROM read_parquet('${root}/out/*.parquet') GROUP BY 1`;
  const found = await texts(groups);
  expect(found).toHaveLength(400);
  expect(new Set(found.map(([, one, rows]) => `${one} ${rows}`))).toEqual(new Set(["1 3"]));
  const first = await texts(`SELECT name, group_id FROM read_parquet('${root}/out/*.parquet') ORDER BY ALL`);
  await writeFile(join(root, "people.csv"), ["name,person", ...lines.reverse()].join("\n"));
  await run(settings);
  expect(
    await texts(`SELECT name, group_id FROM read_parquet('${root}/out/*.parquet') ORDER BY ALL`),
  ).toEqual(first);
});

it("finds a pair once, whichever and however many keys it shares", async () => {
  await writeFile(
    join(root, "people.csv"),
    ["name,person", "anna,1", "anna,1", "anno,2", "hans,3"].join("\n"),
  );
  const pairs = async (blocks: [string, string][]) => {
    await run({
      compare,
      threshold: 0.7,
      blocks: blocks.map(([name, expression]) => ({ name, expression })),
    });
    return texts(`SELECT name, name_match, score FROM read_parquet('${root}/out/*.parquet') ORDER BY ALL`);
  };
  const all = [
    ["anna", "anna", 1],
    ["anna", "anno", 0.75],
    ["anna", "anno", 0.75],
  ];
  expect(await pairs([])).toEqual(all);
  expect(
    await pairs([
      ["first", "left(name, 1)"],
      ["person", "person"],
      ["second", "substr(name, 2, 1)"],
    ]),
  ).toEqual(all);
  expect(await pairs([["person", "person"]])).toEqual(all.slice(0, 1));
});

it("refuses at once what would take for ever, in a run and while it is looked at", async () => {
  const many = Array.from({ length: 60_000 }, (_, person) => `name ${person},${person}`);
  await writeFile(join(root, "people.csv"), ["name,person", ...many].join("\n"));
  const words =
    "There are more comparisons than the 20,000,000 allowed: 1,799,970,000, as there is no blocking key. Choose";
  const started = performance.now();
  await expect(run({ compare })).rejects.toMatchObject({
    code: "sql/error",
    node: "match",
    message: expect.stringContaining(words),
  });
  await expect(
    preview(matching({ compare }), engine, { node: "match", output: "out", limit: 10 }),
  ).rejects.toMatchObject({ diagnostics: [{ node: "match", message: expect.stringContaining(words) }] });
  expect(performance.now() - started).toBeLessThan(15_000);
});
