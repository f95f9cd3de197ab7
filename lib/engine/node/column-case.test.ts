import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { scanSql } from "../../connectors/scan-sql";
import { type PipelineNode, writeRef } from "../../model/pipeline";
import type { ExampleTable, NodeExample } from "../../nodes/define-node";
import { examplePipeline } from "../../nodes/example-pipeline";
import { outputPorts } from "../../nodes/output-ports";
import { type AnyNodeDefinition, allNodeDefinitions } from "../../nodes/registry";
import { expandCode } from "../../runtime/expand-code";
import { readTexts } from "../../runtime/read-texts";
import { runPipeline } from "../../runtime/run-pipeline";
import { TransformFolder } from "../../runtime/transform-folder";
import { NodeEngine } from "./node-engine";

/** Column names are compared without case: every example gives its rows over tables whose names have the other case. */
const root = await mkdtemp(join(tmpdir(), "tenon-column-case-"));
const engine = new NodeEngine({
  root,
  scratch: join(root, ".tenon/scratch"),
  memoryMb: 1024,
  threads: 2,
  timeZone: "UTC",
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true });
});
const samples = fileURLToPath(new URL("../../../examples", import.meta.url));
const expander = expandCode({ types: null, transforms: new TransformFolder(samples, { types: null }) });

/** Nodes that put names of columns into rows, where they keep their case. */
const NAMES_IN_ROWS: ReadonlySet<string> = new Set(["change-schema", "compare", "unpivot"]);

const turned = (text: string): string =>
  [...text].map((letter) => (/[a-z]/.test(letter) ? letter.toUpperCase() : letter.toLowerCase())).join("");
const inOtherCase = ({ columns, rows }: ExampleTable): ExampleTable => ({
  columns: columns.map(({ name, type }) => ({ name: turned(name), type })),
  rows,
});

type Rename = (table: ExampleTable) => ExampleTable;

/** The rows of each output, as text, below the names of its columns without their case. */
async function rowsOf(definition: AnyNodeDefinition, example: NodeExample, folder: string, rename: Rename) {
  const inputs = Object.fromEntries(
    Object.entries(example.inputs ?? {}).map(([port, tables]) => [
      port,
      Array.isArray(tables) ? tables.map(rename) : rename(tables as ExampleTable),
    ]),
  ) as NonNullable<NodeExample["inputs"]>;
  const { pipeline } = examplePipeline(definition, { ...example, inputs });
  const nodes: Record<string, PipelineNode> = { ...pipeline.nodes };
  const node = nodes.node as PipelineNode;
  const outputs = outputPorts(definition, node.settings).filter(
    ({ kind, name, optional }) => kind !== "collection" && (!optional || example.reads?.includes(name)),
  );
  for (const { name } of outputs)
    nodes[`out_${name}`] = {
      type: "parquet-target",
      name: `Out ${name}`,
      settings: { path: `${folder}/${name}` },
      inputs: { in: writeRef("node", name) },
    };
  await runPipeline({ ...pipeline, nodes }, engine, { runId: "jr_column_case", attempt: 0, expander });
  return Promise.all(
    outputs.map(async ({ name }) => {
      const bound = await engine.bindScan({
        op: "scan",
        format: "parquet",
        paths: [`${folder}/${name}`],
        options: {},
        columns: null,
        hivePartitions: false,
      });
      const texts = bound.columns.map((_, index) => `CAST(#${index + 1} AS VARCHAR) AS c${index}`);
      const rows = readTexts(await engine.query(`SELECT ${texts.join(", ")} FROM (\n${scanSql(bound)}\n)`));
      return {
        name,
        columns: bound.columns.map((column) => column.name.toLowerCase()),
        rows: rows.map((row) => JSON.stringify(row)).sort(),
      };
    }),
  );
}

const asked = allNodeDefinitions.flatMap((definition) =>
  definition.examples.flatMap((example) =>
    definition.inputs.length === 0 ||
    definition.unsupported ||
    definition.category === "target" ||
    example.fails ||
    example.varies
      ? []
      : [{ key: `${definition.type}: ${example.name}`, definition, example }],
  ),
);

describe("column names in another case", () => {
  it("are asked of most nodes", () => {
    expect(new Set(asked.map(({ definition }) => definition.type)).size).toBeGreaterThan(40);
  });

  it.each(asked)("$key", async ({ key, definition, example }) => {
    const folder = key.replaceAll(/\W/g, "_");
    const before = await rowsOf(definition, example, `${folder}/before`, (table) => table);
    const after = await rowsOf(definition, example, `${folder}/after`, inOtherCase);
    const shown = (outputs: typeof before) =>
      NAMES_IN_ROWS.has(definition.type)
        ? outputs.map((output) => ({
            ...output,
            rows: output.rows.map((row) => row.toLowerCase()).sort(),
          }))
        : outputs;
    expect(shown(after)).toEqual(shown(before));
  });
});
