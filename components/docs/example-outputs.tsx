"use client";

import { useMemo } from "react";
import type { NodeId, Pipeline } from "@/lib/model/pipeline";
import { outputPorts } from "@/lib/nodes/output-ports";
import type { AnyNodeDefinition } from "@/lib/nodes/registry";
import { ExampleOutput } from "./example-output";

type ExampleOutputsProps = {
  definition: AnyNodeDefinition;
  pipeline: Pipeline;
  node: NodeId;
  /** Optional outputs that something reads. */
  reads?: readonly string[];
};

/** The rows of each table output of a node, computed now. */
export function ExampleOutputs({ definition, pipeline, node, reads = [] }: ExampleOutputsProps) {
  // What a node gives may depend on what is read of it.
  const read = useMemo(() => withReaders(pipeline, node, reads), [pipeline, node, reads]);
  const outputs = outputPorts(definition, pipeline.nodes[node]?.settings ?? {}).filter(
    ({ name, kind, optional }) => kind !== "collection" && (!optional || reads.includes(name)),
  );
  return outputs.map(({ name, title }) => (
    <ExampleOutput
      key={name}
      pipeline={read}
      node={node}
      output={name}
      title={outputs.length > 1 ? `Out: ${title}` : "Out"}
    />
  ));
}

function withReaders(pipeline: Pipeline, node: NodeId, reads: readonly string[]): Pipeline {
  if (reads.length === 0) return pipeline;
  const readers = reads.map((output) => [
    `reader_of_${output}`,
    { type: "limit", name: `Reader of ${output}`, settings: { count: 1 }, inputs: { in: { node, output } } },
  ]);
  return { ...pipeline, nodes: { ...pipeline.nodes, ...Object.fromEntries(readers) } };
}
