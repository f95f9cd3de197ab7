import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Pipeline } from "../../model/pipeline";
import { profile } from "../../runtime/profile";
import { NodeEngine } from "./node-engine";

let root: string;
let engine: NodeEngine;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "tenon-profile-"));
  engine = new NodeEngine({
    root,
    scratch: join(root, "scratch"),
    memoryMb: 512,
    threads: 1,
    timeZone: "UTC",
  });
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

const words = ["cat", "dog", "ox", "ant", "bee", "cow", "emu", "fly", "gnu", "hen", "ibis", "jay"];
const column = (name: string) => ({ name, type: "VARCHAR" });

/** One column of each of 2 to 12 words, and one without any. */
const pipeline: Pipeline = {
  version: 1,
  nodes: {
    rows: {
      type: "inline-source",
      name: "Rows",
      settings: {
        columns: [...words.slice(1).map((_, at) => column(`c${at + 2}`)), column("none")],
        rows: words.map((_, row) => [...words.slice(1).map((_, at) => words[row % (at + 2)] ?? ""), null]),
      },
      inputs: {},
    },
  },
  layout: {},
};

it("counts distinct values exactly while they are few", async () => {
  const { columns } = await profile(pipeline, engine, { node: "rows", output: "out" });
  expect(columns.map(({ name, distinct }) => [name, distinct])).toEqual([
    ...words.slice(1).map((_, at) => [`c${at + 2}`, at + 2]),
    ["none", 0],
  ]);
});

it("counts the large ones nearly", async () => {
  const many: Pipeline = {
    ...pipeline,
    nodes: {
      ...pipeline.nodes,
      many: {
        type: "sql",
        name: "Many",
        settings: { query: "select i % 9000 as few, i as many from range(60000) t(i)" },
        inputs: { rows: "rows" },
      },
    },
  };
  const { columns } = await profile(many, engine, { node: "many", output: "out" });
  expect(columns[0]?.distinct).toBe(9000);
  expect(columns[1]?.distinct).toBeGreaterThan(30_000);
});
