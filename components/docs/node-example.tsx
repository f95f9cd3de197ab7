"use client";

import { useMemo } from "react";
import { rowsFromCells } from "@/components/grid/grid-rows";
import { CodeBlock } from "@/components/ui/code-block";
import type { NodeId } from "@/lib/model/pipeline";
import type { ExampleFile, ExampleTable, NodeExample } from "@/lib/nodes/define-node";
import { type ExamplePipeline, examplePipeline } from "@/lib/nodes/example-pipeline";
import type { AnyNodeDefinition } from "@/lib/nodes/registry";
import { ExampleGrid } from "./example-grid";
import { ExampleOutputs } from "./example-outputs";
import { useExampleCode } from "./use-example-code";

type NodeExampleViewProps = { definition: AnyNodeDefinition; example: NodeExample };

/** An example: what goes in, the program, and what comes out, computed by the engine as it is shown. */
export function NodeExampleView({ definition, example }: NodeExampleViewProps) {
  const own = useMemo(() => examplePipeline(definition, example), [definition, example]);
  const code = useExampleCode(definition.title, own.pipeline, own.node);
  // Files of an example are not in the workspace: nothing can be computed from them here.
  const computed = !readsFiles(definition) && definition.outputs.length > 0;
  return (
    <div className="flex flex-col gap-4">
      {readsFiles(definition) ? (
        <Files example={example} />
      ) : (
        own.inputs.map((id) => (
          <InputRows key={id} title={`In: ${own.pipeline.nodes[id]?.name ?? id}`} table={tableOf(own, id)} />
        ))
      )}
      {code === null ? null : <CodeBlock title="TypeScript" code={code} />}
      {computed ? (
        <ExampleOutputs
          definition={definition}
          pipeline={own.pipeline}
          node={own.node}
          reads={example.reads ?? []}
        />
      ) : (
        <Failure fails={example.fails} />
      )}
    </div>
  );
}

/** Whether a node reads files, which examples only describe. */
export const readsFiles = ({ category, family }: AnyNodeDefinition): boolean =>
  category === "source" && family === "files";

function Files({ example: { inputs = {}, files = {} } }: { example: NodeExample }) {
  return (
    <>
      {Object.entries(inputs).map(([path, table]) => (
        <InputRows key={path} title={`In: ${path}`} table={[table].flat()[0] as ExampleTable} />
      ))}
      {Object.entries(files).map(([path, file]) => (
        <FileText key={path} path={path} file={file} />
      ))}
    </>
  );
}

function FileText({ path, file }: { path: string; file: ExampleFile }) {
  if (typeof file === "string") return <CodeBlock title={path} code={file || " "} />;
  const bytes = Math.floor((file.base64.replace(/=+$/, "").length * 3) / 4);
  return (
    <p className="text-sm text-dim">
      <span className="font-mono">{path}</span>
      {`, a file of ${bytes} bytes`}
    </p>
  );
}

function Failure({ fails }: { fails: NodeExample["fails"] }) {
  if (!fails) return null;
  const [when, words] = "bind" in fails ? ["Before a run", fails.bind] : ["In a run", fails.run];
  return (
    <p className="rounded-md border border-bad/30 bg-bad/10 px-3 py-2 text-bad">
      {`${when} it ends in an error: “… ${words} …”`}
    </p>
  );
}

const tableOf = ({ pipeline }: ExamplePipeline, id: NodeId): ExampleTable => {
  const { columns = [], rows = [] } = (pipeline.nodes[id]?.settings ?? {}) as Partial<ExampleTable>;
  return { columns, rows };
};

function InputRows({ title, table }: { title: string; table: ExampleTable }) {
  const rows = useMemo(() => rowsFromCells(table.columns, table.rows), [table]);
  return <ExampleGrid title={title} rows={rows} />;
}
