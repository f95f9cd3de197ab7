"use client";

import Link from "next/link";
import { useState } from "react";
import { fieldFacts } from "@/components/form/schema-facts";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { NodeIcon } from "@/components/ui/node-icon";
import { Segmented } from "@/components/ui/segmented";
import { nodeDefinition } from "@/lib/nodes/registry";
import { methodCall } from "./method-call";
import { NodeExampleView } from "./node-example";
import { PortTable } from "./port-table";
import { SettingTable } from "./setting-table";

/** What one node type does, its ports and settings, and its examples with rows computed now. */
export function NodePage({ type }: { type: string }) {
  const definition = nodeDefinition(type);
  const [chosen, setChosen] = useState(0);
  if (!definition) return null;
  const { title, description, icon, category, glue, examples } = definition;
  const example = examples[chosen] ?? examples[0];
  const facts = fieldFacts(definition);
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
          </div>
        </div>
        <section aria-labelledby="examples">
          <div className="flex flex-wrap items-center gap-3 pb-3">
            <h2 id="examples" className="font-semibold">
              Examples
            </h2>
            {examples.length > 1 ? (
              <Segmented
                label="Example"
                value={String(chosen)}
                onValueChange={(value) => setChosen(Number(value))}
                options={examples.map(({ name }, index) => ({ value: String(index), label: name }))}
                className="max-w-full flex-wrap"
              />
            ) : null}
            {example?.fails ? <Badge state="bad">Ends in an error</Badge> : null}
          </div>
          {example ? <NodeExampleView key={chosen} definition={definition} example={example} /> : null}
        </section>
        <PortTable definition={definition} />
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
