"use client";

import Link from "next/link";
import { useState } from "react";
import { fieldFacts } from "@/components/form/schema-facts";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { NodeIcon } from "@/components/ui/node-icon";
import { nodeDefinition } from "@/lib/nodes/registry";
import { ExampleChoice } from "./example-choice";
import { methodCall } from "./method-call";
import { NodeExampleView, readsFiles } from "./node-example";
import { PortTable } from "./port-table";
import { SampleUse } from "./sample-use";
import { SettingTable } from "./setting-table";

/** What one node type does, its ports and settings, and its examples with rows computed now. */
export function NodePage({ type }: { type: string }) {
  const definition = nodeDefinition(type);
  const [chosen, setChosen] = useState(0);
  if (!definition) return null;
  const { title, description, icon, category, glue, examples } = definition;
  const example = examples[chosen] ?? examples[0];
  const facts = fieldFacts(definition);
  const elsewhere = definition.unsupported?.(example?.settings ?? {});
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/nodes", label: "Nodes" }]}
        title={title}
        meta={glue ? <span className="truncate">{`AWS Glue: ${glue.type}`}</span> : null}
      />
      <div className="mx-auto w-full max-w-[980px] px-5 pb-16">
        <div className="flex items-start gap-3 py-5">
          <NodeIcon name={icon} tone={category} tile />
          <div className="min-w-0">
            <p className="max-w-[70ch] text-base">{description}</p>
            <code className="mt-2 block overflow-x-auto font-mono text-sm text-dim">
              {methodCall(definition)}
            </code>
            {elsewhere ? (
              <p className="mt-2 max-w-[70ch] text-sm text-dim">{`It is drawn and kept but does not run here, because ${elsewhere}.`}</p>
            ) : null}
          </div>
        </div>
        <section aria-labelledby="examples">
          <div className="flex flex-col gap-2 pb-4">
            <div className="flex items-center gap-3">
              <h2 id="examples" className="font-semibold">
                Examples
              </h2>
              {example?.fails ? <Badge state="bad">Ends in an error</Badge> : null}
            </div>
            {examples.length > 1 ? (
              <ExampleChoice examples={examples} chosen={chosen} onChoose={setChosen} />
            ) : null}
          </div>
          {example ? <NodeExampleView key={chosen} definition={definition} example={example} /> : null}
        </section>
        {readsFiles(definition) ? <SampleUse definition={definition} /> : null}
        {definition.category === "annotation" ? null : <PortTable definition={definition} />}
        {facts.length > 0 ? <SettingTable definition={definition} facts={facts} /> : null}
        <p className="pt-8 text-sm text-dim">
          <Link href="/nodes" className="rounded-xs hover:text-text hover:underline">
            All nodes
          </Link>
        </p>
      </div>
    </>
  );
}
