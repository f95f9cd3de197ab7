"use client";

import { useMemo } from "react";
import { rowsFromCells } from "@/components/grid/grid-rows";
import { CodeBlock } from "@/components/ui/code-block";
import type { NodeId } from "@/lib/model/pipeline";
import type { ExampleTable, NodeExample } from "@/lib/nodes/define-node";
import { examplePipeline } from "@/lib/nodes/example-pipeline";
import { outputPorts } from "@/lib/nodes/output-ports";
import type { AnyNodeDefinition } from "@/lib/nodes/registry";
import { ExampleGrid } from "./example-grid";
import { ExampleOutput } from "./example-output";
import { sampleWith } from "./sample-with";
import { useExampleCode } from "./use-example-code";

type NodeExampleViewProps = { definition: AnyNodeDefinition; example: NodeExample };

/** An example: what goes in, the program, and what comes out, computed by the engine as it is shown. */
export function NodeExampleView({ definition, example }: NodeExampleViewProps) {
  const own = useMemo(() => examplePipeline(definition, example), [definition, example]);
  // Files of an example are not in the workspace; those that sample jobs read are.
  const isSource = definition.category === "source" && definition.inputs.length === 0 && example.inputs;
  const sample = isSource ? sampleWith(definition.type) : null;
  const shown = sample ?? own;
  const code = useExampleCode(definition.title, shown.pipeline, shown.node);
  const settings = shown.pipeline.nodes[shown.node]?.settings ?? {};
  const outputs = outputPorts(definition, settings).filter(
    ({ name, kind, optional }) => kind !== "collection" && (!optional || example.reads?.includes(name)),
  );
  const live = sample !== null || !isSource;
  return (
    <div className="flex flex-col gap-4">
      {sample ? <p className="text-sm text-dim">{`As the sample job “${sample.name}” has it.`}</p> : null}
      {live
        ? own.inputs.map((id) => (
            <InputRows key={id} name={own.pipeline.nodes[id]?.name ?? id} table={tableOf(own, id)} />
          ))
        : Object.entries(example.inputs ?? {}).map(([path, table]) => (
            <InputRows key={path} name={path} table={[table].flat()[0] as ExampleTable} />
          ))}
      {code === null ? null : <CodeBlock title="TypeScript" code={code} />}
      {live
        ? outputs.map(({ name, title }) => (
            <ExampleOutput
              key={name}
              pipeline={shown.pipeline}
              node={shown.node}
              output={name}
              title={outputs.length > 1 ? `Out: ${title}` : "Out"}
            />
          ))
        : null}
    </div>
  );
}

const tableOf = ({ pipeline }: ReturnType<typeof examplePipeline>, id: NodeId): ExampleTable => {
  const { columns = [], rows = [] } = (pipeline.nodes[id]?.settings ?? {}) as Partial<ExampleTable>;
  return { columns, rows };
};

function InputRows({ name, table }: { name: string; table: ExampleTable }) {
  const rows = useMemo(() => rowsFromCells(table.columns, table.rows), [table]);
  return <ExampleGrid title={`In: ${name}`} rows={rows} />;
}
