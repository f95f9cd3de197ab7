import { createHash } from "node:crypto";
import { emitSelect } from "../compiler/emit/duckdb/emit-script";
import type { Expander } from "../compiler/expander";
import { DiagnosticError } from "../model/diagnostic";
import type { JobSample } from "../model/job-sample";
import {
  edgesOf,
  type InputRef,
  type NodeId,
  type Pipeline,
  type PipelineNode,
  readRef,
  writeRef,
} from "../model/pipeline";
import { nodeDefinition } from "../nodes/registry";
import { isVolatile } from "../sql/volatile";
import { bindUpstream } from "./bind-upstream";
import { type Engine, SqlError } from "./engine";
import { readTexts } from "./read-texts";

/** Rows of a source in a sample, and about how many bytes of them. */
const MOST_ROWS = 5_000;
const MOST_BYTES = 512 * 1024;
/** Rows of an output that are written out; the hash holds for all of them. An output of more than the most has none. */
const SHOWN_ROWS = 100;
const MOST_OUTPUT_ROWS = 100_000;

interface SampleOptions {
  expander?: Expander | undefined;
  signal?: AbortSignal;
}

/** Takes the first rows of each source, and computes the targets' rows from them. Throws `DiagnosticError` for a draft. */
export async function captureSample(
  pipeline: Pipeline,
  engine: Engine,
  options: SampleOptions = {},
): Promise<JobSample> {
  const inputs: JobSample["inputs"] = {};
  for (const [id, node] of Object.entries(pipeline.nodes)) {
    if (!isSource(node)) continue;
    const outputs: (typeof inputs)[string] = {};
    for (const output of readOutputs(pipeline, id)) {
      const { columns, rows } = await textsOf(
        pipeline,
        engine,
        { node: id, output, limit: MOST_ROWS },
        options,
      );
      outputs[output] = { columns, rows: withinBytes(rows) };
    }
    inputs[node.name] = outputs;
  }
  return { inputs, outputs: await sampleOutputs(pipeline, inputs, engine, options) };
}

/** The same; null for a job that cannot be computed here: a draft, or one whose files or rows are not as it expects. */
export async function sampleOf(...job: Parameters<typeof captureSample>): Promise<JobSample | null> {
  try {
    return await captureSample(...job);
  } catch (error) {
    if (error instanceof DiagnosticError || error instanceof SqlError) return null;
    throw error;
  }
}

/** What the targets of a job would write if its sources held the rows of a sample. */
export async function sampleOutputs(
  pipeline: Pipeline,
  inputs: JobSample["inputs"],
  engine: Engine,
  options: SampleOptions = {},
): Promise<JobSample["outputs"]> {
  const sampled = withInputs(pipeline, inputs);
  const outputs: JobSample["outputs"] = {};
  for (const [id, node] of Object.entries(sampled.nodes)) {
    if (nodeDefinition(node.type)?.category !== "target") continue;
    const asked = { node: id, output: "out", limit: MOST_OUTPUT_ROWS + 1 };
    const { columns, rows, changes } = await textsOf(sampled, engine, asked, options);
    const sorted = rows.map((row) => JSON.stringify(row)).sort();
    outputs[node.name] = {
      columns,
      rows:
        changes || rows.length > MOST_OUTPUT_ROWS
          ? null
          : {
              count: sorted.length,
              first: sorted.slice(0, SHOWN_ROWS).map((row) => JSON.parse(row) as (string | null)[]),
              sha256: createHash("sha256").update(sorted.join("\n")).digest("hex"),
            },
    };
  }
  return outputs;
}

const isSource = ({ type }: PipelineNode): boolean => nodeDefinition(type)?.category === "source";

/** Outputs of a node that something reads. */
const readOutputs = (pipeline: Pipeline, id: NodeId): string[] => [
  ...new Set(edgesOf(pipeline).flatMap(({ from, output }) => (from === id ? [output] : []))),
];

/** The document with a table of inline data for each output of its sources. */
function withInputs(pipeline: Pipeline, inputs: JobSample["inputs"]): Pipeline {
  const nodes: Record<NodeId, PipelineNode> = {};
  const tables = new Map<string, NodeId>();
  for (const [id, node] of Object.entries(pipeline.nodes)) {
    if (!isSource(node)) continue;
    for (const [index, [output, { columns, rows }]] of Object.entries(inputs[node.name] ?? {}).entries()) {
      const table = index === 0 ? id : freeId(pipeline, nodes);
      const name = index === 0 ? node.name : `${node.name}, ${output}`;
      nodes[table] = { type: "inline-source", name, settings: { columns, rows }, inputs: {} };
      tables.set(`${id} ${output}`, table);
    }
  }
  const follow = (ref: InputRef): InputRef => {
    const { node, output } = readRef(ref);
    const table = tables.get(`${node} ${output}`);
    return table === undefined ? ref : writeRef(table);
  };
  for (const [id, node] of Object.entries(pipeline.nodes)) {
    if (isSource(node)) continue;
    const followed = Object.entries(node.inputs).map(([port, refs]) => [
      port,
      Array.isArray(refs) ? refs.map(follow) : follow(refs),
    ]);
    nodes[id] = { ...node, inputs: Object.fromEntries(followed) as PipelineNode["inputs"] };
  }
  return { ...pipeline, nodes };
}

function freeId({ nodes }: Pipeline, added: Readonly<Record<NodeId, PipelineNode>>): NodeId {
  for (let number = 1; ; number++)
    if (!nodes[`sample_${number}`] && !added[`sample_${number}`]) return `sample_${number}`;
}

async function textsOf(
  pipeline: Pipeline,
  engine: Engine,
  asked: { node: NodeId; output: string; limit: number },
  options: SampleOptions,
) {
  const { bound, scanSql, ...target } = await bindUpstream(pipeline, asked, engine, options);
  const { prepare, sql } = emitSelect(bound.plan, target, scanSql);
  const texts = `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (\n${sql}\n)\nLIMIT ${asked.limit}`;
  const result = await engine.query(texts, { prepare, ...(options.signal && { signal: options.signal }) });
  return {
    columns: target.columns.map(({ name, type }) => ({ name, type })),
    rows: readTexts(result),
    changes: isVolatile([...prepare, sql].join("\n")),
  };
}

function withinBytes(rows: (string | null)[][]): (string | null)[][] {
  let bytes = 0;
  const end = rows.findIndex((row) => {
    bytes += JSON.stringify(row).length;
    return bytes > MOST_BYTES;
  });
  return end < 0 ? rows : rows.slice(0, Math.max(1, end));
}
