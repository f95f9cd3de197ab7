"use client";

import { CodeBlock } from "@/components/ui/code-block";
import type { AnyNodeDefinition } from "@/lib/nodes/registry";
import { ExampleOutputs } from "./example-outputs";
import { sampleWith } from "./sample-with";
import { useExampleCode } from "./use-example-code";

type Sample = NonNullable<ReturnType<typeof sampleWith>>;

/** A node as a sample job has it, with its rows computed now over the sample data. */
export function SampleUse({ definition }: { definition: AnyNodeDefinition }) {
  const sample = sampleWith(definition.type);
  return sample ? <Use definition={definition} sample={sample} /> : null;
}

function Use({ definition, sample }: { definition: AnyNodeDefinition; sample: Sample }) {
  const code = useExampleCode(definition.title, sample.pipeline, sample.node);
  return (
    <section aria-labelledby="sample" className="flex flex-col gap-4 pt-6">
      <div>
        <h2 id="sample" className="font-semibold">
          In a sample job
        </h2>
        <p className="text-sm text-dim">{`As “${sample.name}” has it, over the sample data of a new workspace.`}</p>
      </div>
      {code === null ? null : <CodeBlock title="TypeScript" code={code} />}
      <ExampleOutputs definition={definition} pipeline={sample.pipeline} node={sample.node} />
    </section>
  );
}
