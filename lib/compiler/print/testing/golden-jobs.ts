import { type Pipeline, type PipelineNode, writeRef } from "../../../model/pipeline";
import type { ExampleFile, ExampleTable, NodeExample } from "../../../nodes/define-node";
import { examplePipeline } from "../../../nodes/example-pipeline";
import { outputPorts } from "../../../nodes/output-ports";
import { type AnyNodeDefinition, allNodeDefinitions } from "../../../nodes/registry";
import { slug } from "../../../util/slug";
import { HOSTILE_TEXTS } from "./hostile";

export interface GoldenJob {
  /** Name of its folder in the corpus. */
  file: string;
  name: string;
  pipeline: Pipeline;
  /** For a job that can be run: the files it reads, and the targets whose rows are compared, by file. */
  runs?: {
    files: Readonly<Record<string, ExampleTable | ExampleFile>>;
    targets: Readonly<Record<string, string>>;
    fails?: NodeExample["fails"];
    varies: readonly string[];
  };
}

const pipelineOf = (nodes: Record<string, PipelineNode>): Pipeline => ({ version: 1, nodes, layout: {} });

/** A job around an example of a node: each input is a table of inline data. */
function exampleJob(definition: AnyNodeDefinition, example: NodeExample): GoldenJob {
  const { pipeline } = examplePipeline(definition, example);
  const nodes = { ...pipeline.nodes };
  const targets: Record<string, string> = {};
  if (definition.category === "target") targets["rows.csv"] = "node";
  if (definition.writes) targets["written.csv"] = "node";
  const outputs = outputPorts(definition, nodes.node?.settings ?? {}).filter(
    ({ name, kind, optional }) => kind !== "collection" && (!optional || example.reads?.includes(name)),
  );
  if (definition.category === "annotation") {
    nodes.out = {
      type: "parquet-target",
      name: "Out",
      settings: { path: "out/rows" },
      inputs: { in: "rows" },
    };
    targets["rows.csv"] = "out";
  }
  for (const [index, { name: output }] of outputs.entries()) {
    const id = index === 0 ? "out" : `out_${output}`;
    nodes[id] = {
      type: "parquet-target",
      name: index === 0 ? "Out" : `Out ${output}`,
      settings: { path: index === 0 ? "out/rows" : `out/${output}` },
      inputs: { in: writeRef("node", output) },
    };
    targets[index === 0 ? "rows.csv" : `rows.${output}.csv`] = id;
  }
  const tables =
    definition.category === "source" && definition.inputs.length === 0 ? example.inputs : undefined;
  return {
    file: `${definition.type}-${slug(example.name)}`,
    name: definition.title,
    pipeline: pipelineOf(nodes),
    runs: {
      files: { ...(tables as Readonly<Record<string, ExampleTable>> | undefined), ...example.files },
      targets,
      varies: example.varies ?? [],
      ...(example.fails ? { fails: example.fails } : {}),
    },
  };
}

const source = (name: string): PipelineNode => ({
  type: "csv-source",
  name,
  settings: { paths: ["lake/a.csv"] },
  inputs: {},
});
const filter = (name: string, from: string, condition = "true"): PipelineNode => ({
  type: "filter",
  name,
  settings: { condition },
  inputs: { in: from },
});

const hostileNames: GoldenJob = {
  file: "hostile-names",
  name: 'Names that */ break `$\u007bout}`, "quotes" and \u2028 all',
  pipeline: pipelineOf(
    Object.fromEntries(
      HOSTILE_TEXTS.flatMap((name, index): [string, PipelineNode][] => [
        [`s${index}`, source(name)],
        [`f${index}`, filter(`${name} kept`, `s${index}`, name)],
      ]),
    ),
  ),
};

const diamond: GoldenJob = {
  file: "diamond",
  name: "Diamond",
  pipeline: pipelineOf({
    out: { type: "csv-target", name: "Out", settings: { path: "out.csv" }, inputs: { in: "both" } },
    both: {
      type: "union",
      name: "Both",
      settings: { distinct: true },
      inputs: { inputs: ["late", "early", "late"] },
    },
    late: filter("Late", "flights", "delay > 60"),
    early: filter("Early", "flights", "delay < 0"),
    flights: source("Flights"),
    self: {
      type: "join",
      name: "Self",
      settings: { on: [{ left: "1", right: "id" }] },
      inputs: { left: "late", right: "late" },
    },
    twice: {
      type: "join",
      name: "Same key twice",
      settings: {
        on: [
          { left: "id", right: "a" },
          { left: "id", right: "b" },
        ],
      },
      inputs: { left: "late", right: "early" },
    },
    query: {
      type: "sql",
      name: "Query",
      settings: {
        query: "select *\nfrom flights\n  join late using (id)\nwhere name like '\\_%' -- `$\u007bx}`\n",
      },
      inputs: { flights: "flights", l: "late" },
    },
  }),
};

const longNames: GoldenJob = {
  file: "long-names",
  name: "A job whose name alone is so long that the line of its definition would pass the width that every line keeps to",
  pipeline: pipelineOf({
    a: source(
      "A source whose name is so long that its own statement has to break into one argument a line, everywhere",
    ),
    b: { type: "drop-duplicates", name: "A short name that just fits", settings: {}, inputs: { in: "a" } },
    c: { type: "drop-duplicates", name: "Another short name fits too", settings: {}, inputs: { in: "b" } },
    d: {
      type: "drop-duplicates",
      name: "A name with more than a quarter",
      settings: {},
      inputs: { in: "c" },
    },
    e: filter("A filter whose variable has all thirty two letters it may have", "d"),
    f: { type: "drop-duplicates", name: "Duplicatesofthesamerecord", settings: {}, inputs: { in: "e" } },
    g: filter("End", "f"),
  }),
};

const empty: GoldenJob = { file: "empty", name: "Empty", pipeline: pipelineOf({}) };

/** Documents whose programs are kept as files: every example of every node type, and shapes that are hard to print. */
export const goldenJobs: readonly GoldenJob[] = [
  ...allNodeDefinitions.flatMap((definition) =>
    definition.examples.map((example) => exampleJob(definition, example)),
  ),
  hostileNames,
  diamond,
  longNames,
  empty,
];
