import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Pipeline } from "../../model/pipeline";
import { preview } from "../../runtime/preview";
import { profile } from "../../runtime/profile";
import { NodeEngine } from "./node-engine";

let root: string;
let engine: NodeEngine;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "tenon-rows-"));
  await writeFile(join(root, "orders.csv"), "id,amount\n1,2.50\n2,twelve\n");
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

const pipeline: Pipeline = {
  version: 1,
  nodes: {
    orders: {
      type: "csv-source",
      name: "Orders",
      settings: { paths: ["orders.csv"], columns: [{ name: "amount", type: "VARCHAR" }] },
      inputs: {},
    },
    numbers: {
      type: "change-schema",
      name: "As numbers",
      settings: { mapping: [{ from: "amount", to: "amount", type: "DECIMAL(10,2)" }], onCastError: "fail" },
      inputs: { in: "orders" },
    },
    total: {
      type: "aggregate",
      name: "Total",
      settings: { by: [], compute: [{ name: "total", expression: "sum(amount)" }] },
      inputs: { in: "numbers" },
    },
  },
  layout: {},
};

it("says which node a value failed in, also when the rows of a later one are wanted", async () => {
  for (const node of ["numbers", "total"])
    await expect(preview(pipeline, engine, { node, output: "out", limit: 10 })).rejects.toMatchObject({
      name: "DiagnosticError",
      diagnostics: [{ code: "sql/error", node: "numbers", message: expect.stringContaining("twelve") }],
    });
});

it("says it of the profiled node, where the SQL around it hides the place", async () => {
  await expect(profile(pipeline, engine, { node: "total", output: "out" })).rejects.toMatchObject({
    name: "DiagnosticError",
    diagnostics: [{ code: "sql/error", node: "total", message: expect.stringContaining("twelve") }],
  });
});
