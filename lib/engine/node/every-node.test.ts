import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { type PipelineNode, writeRef } from "../../model/pipeline";
import type { ExampleTable, NodeExample } from "../../nodes/define-node";
import { examplePipeline } from "../../nodes/example-pipeline";
import { outputPorts } from "../../nodes/output-ports";
import { type AnyNodeDefinition, allNodeDefinitions } from "../../nodes/registry";
import { parseSettings } from "../../nodes/settings";
import { expandCode } from "../../runtime/expand-code";
import { runPipeline } from "../../runtime/run-pipeline";
import { TransformFolder } from "../../runtime/transform-folder";
import { NodeEngine } from "./node-engine";

/**
 * Every node takes its examples' tables with a thousand columns more, and with columns nested twenty deep. A node that
 * cannot is listed with its reason.
 */
const root = await mkdtemp(join(tmpdir(), "tenon-every-node-"));
const engine = new NodeEngine({
  root,
  scratch: join(root, ".tenon/scratch"),
  memoryMb: 2048,
  threads: 2,
  timeZone: "UTC",
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true });
});

/** What cannot be asked of a node, by its type, and why. */
const UNASKED: Readonly<Record<string, string>> = {};

interface Extra {
  name: string;
  type: string;
  /** The cell of a row. */
  cell: (row: number) => string | null;
}

const SCALARS: readonly Pick<Extra, "type" | "cell">[] = [
  { type: "BIGINT", cell: (row) => String(row) },
  { type: "VARCHAR", cell: (row) => (row === 1 ? "" : `ü ${row}`) },
  { type: "DOUBLE", cell: (row) => `${row}.5` },
  { type: "TIMESTAMP", cell: (row) => `2024-02-29 00:00:0${row % 10}` },
  { type: "BOOLEAN", cell: (row) => (row === 0 ? null : "true") },
];
const wide: readonly Extra[] = Array.from({ length: 1_000 }, (_, index) => ({
  name: `the "column" ${index}`,
  ...(SCALARS[index % SCALARS.length] as Pick<Extra, "type" | "cell">),
}));

/** A type in which structs, lists and maps take turns. */
function nestedType(depth: number): string {
  if (depth === 0) return "VARCHAR";
  const inner = nestedType(depth - 1);
  return [`STRUCT(a BIGINT, "b ""c""" ${inner})`, `${inner}[]`, `MAP(VARCHAR, ${inner})`][
    depth % 3
  ] as string;
}
function nestedCell(depth: number): string {
  if (depth === 0) return "leaf";
  const inner = nestedCell(depth - 1);
  return [`{'a': ${depth}, 'b "c"': ${inner}}`, `[${inner}]`, `{key=${inner}}`][depth % 3] as string;
}
const nested: readonly Extra[] = [21, 20, 19].map((depth) => ({
  name: `nested ${depth}`,
  type: nestedType(depth),
  cell: (row) => (row === 0 ? null : nestedCell(depth)),
}));

const widened = ({ columns, rows }: ExampleTable, extras: readonly Extra[]): ExampleTable => ({
  columns: [...columns, ...extras.map(({ name, type }) => ({ name, type }))],
  // Rows that are equal stay equal.
  rows: rows.map((row) => [...row, ...extras.map(({ cell }) => cell(JSON.stringify(row).length % 3))]),
});

const samples = fileURLToPath(new URL("../../../examples", import.meta.url));
const transforms = new TransformFolder(samples, { types: null });

/** Runs an example over tables with more columns, and gives how many rows each target wrote. */
async function run(
  definition: AnyNodeDefinition,
  example: NodeExample,
  extras: readonly Extra[],
  folder: string,
) {
  const inputs = Object.fromEntries(
    Object.entries(example.inputs ?? {}).map(([port, tables]) => [
      port,
      [tables].flat().map((table) => widened(table as ExampleTable, extras)),
    ]),
  );
  const { pipeline } = examplePipeline(definition, { ...example, inputs });
  const nodes: Record<string, PipelineNode> = { ...pipeline.nodes };
  const node = nodes.node as PipelineNode;
  if (definition.category === "target")
    nodes.node = { ...node, settings: { ...node.settings, path: `${folder}/${String(node.settings.path)}` } };
  const outputs = outputPorts(definition, node.settings).filter(({ kind }) => kind !== "collection");
  for (const { name, optional } of outputs)
    if (!optional || example.reads?.includes(name))
      nodes[`out_${name}`] = {
        type: "parquet-target",
        name: `Out ${name}`,
        settings: { path: `${folder}/${name}` },
        inputs: { in: writeRef("node", name) },
      };
  return runPipeline({ ...pipeline, nodes }, engine, {
    runId: "jr_every_node",
    attempt: 0,
    expander: expandCode({ types: null, transforms }),
  });
}

/** The first example of each node that runs. */
const asked = allNodeDefinitions.flatMap((definition) => {
  if (definition.inputs.length === 0 || UNASKED[definition.type]) return [];
  const example = definition.examples.find(({ fails, settings }) => {
    const parsed = parseSettings(definition, settings);
    return !fails && parsed.ok && !definition.unsupported?.(parsed.settings as never);
  });
  return example ? [{ type: definition.type, definition, example }] : [];
});

describe("every node", () => {
  it("is asked, or is known not to be", () => {
    const types = new Set(asked.map(({ type }) => type));
    const missing = allNodeDefinitions.filter(
      ({ type, inputs, unsupported }) =>
        inputs.length > 0 && !types.has(type) && !UNASKED[type] && !unsupported,
    );
    expect(missing.map(({ type }) => type)).toEqual([]);
  });

  it.each(asked)("$type takes a thousand columns", async ({ definition, example }) => {
    const { outputs } = await run(definition, example, wide, `wide/${definition.type}`);
    expect(outputs.length).toBeGreaterThan(0);
  });

  it.each(asked)("$type takes nested columns", async ({ definition, example }) => {
    const { outputs } = await run(definition, example, nested, `nested/${definition.type}`);
    expect(outputs.length).toBeGreaterThan(0);
  });
});
