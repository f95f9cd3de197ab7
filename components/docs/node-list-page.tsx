"use client";

import { SearchX } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { SearchField } from "@/components/jobs/search-field";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NodeIcon } from "@/components/ui/node-icon";
import { type AnyNodeDefinition, allNodeDefinitions } from "@/lib/nodes/registry";
import { findNodes } from "./find-nodes";
import { nodeHref } from "./node-href";

/** Every node type under the headings of the palette, searched as one types. */
export function NodeListPage() {
  const [search, setSearch] = useState("");
  const sections = findNodes(search);
  return (
    <>
      <PageHeader
        title="Nodes"
        meta={<span className="tabular">{allNodeDefinitions.filter(({ hidden }) => !hidden).length}</span>}
      />
      <div className="flex shrink-0 items-center gap-3 border-b border-line bg-surface px-4 py-2">
        <SearchField value={search} onSearch={setSearch} label="Search nodes" />
      </div>
      <div className="min-h-0 flex-1 overflow-auto px-4 pb-10">
        {sections.length === 0 ? (
          <EmptyState
            icon={SearchX}
            title="No node matches"
            actions={<Button onClick={() => setSearch("")}>Show all nodes</Button>}
          >
            {`Nothing is called, or does, “${search}”.`}
          </EmptyState>
        ) : (
          sections.map(({ key, title, definitions }) => (
            <section key={key} aria-labelledby={`section-${key}`}>
              <h2 id={`section-${key}`} className="pt-5 pb-2 text-sm text-dim">
                {title}
              </h2>
              <ul className="grid grid-cols-[repeat(auto-fill,minmax(264px,1fr))] gap-2">
                {definitions.map((definition) => (
                  <li key={definition.type}>
                    <NodeCard definition={definition} />
                  </li>
                ))}
              </ul>
            </section>
          ))
        )}
      </div>
    </>
  );
}

function NodeCard({ definition }: { definition: AnyNodeDefinition }) {
  const { type, title, icon, category, description } = definition;
  return (
    <Link
      href={nodeHref(type)}
      className="flex h-full gap-2.5 rounded-lg border border-line bg-surface p-2.5 shadow-card transition-colors hover:border-line-2"
    >
      <NodeIcon name={icon} tone={category} tile />
      <span className="min-w-0">
        <span className="block font-strong">{title}</span>
        <span className="line-clamp-2 text-sm text-dim">{description}</span>
      </span>
    </Link>
  );
}
