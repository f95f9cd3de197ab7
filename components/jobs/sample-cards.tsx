"use client";

import { RadioGroup } from "radix-ui";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import { nodeDefinition } from "@/lib/nodes/registry";
import { workingNodes } from "@/lib/nodes/working-nodes";
import { NodeTypeIcons } from "./node-type-icons";
import { type Sample, samples } from "./samples";

type SampleCardsProps = { value: string | undefined; onChange: (id: string) => void };

export const typesOf = ({ pipeline }: Sample): string[] => [
  ...new Set(workingNodes(pipeline).map(([, { type }]) => type)),
];

/** The samples that hold every word of a search: in the name, the description, or a node they use. */
export function searchSamples(search: string): readonly Sample[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return samples.filter((sample) => {
    const nodes = typesOf(sample).map((type) => nodeDefinition(type)?.title ?? type);
    const text = [sample.name, sample.description, ...nodes].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The samples, one of which is chosen. */
export function SampleCards({ value, onChange }: SampleCardsProps) {
  const [search, setSearch] = useState("");
  const found = searchSamples(search);
  return (
    <div className="flex flex-col gap-2">
      <Input
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        aria-label="Search samples"
        placeholder="Search by name or node, such as pivot"
        autoComplete="off"
      />
      <RadioGroup.Root
        value={value ?? null}
        onValueChange={onChange}
        aria-label="Sample"
        className="flex max-h-[340px] flex-col gap-1.5 overflow-y-auto"
      >
        {found.map((sample) => (
          <RadioGroup.Item
            key={sample.id}
            value={sample.id}
            className="flex items-center gap-3 rounded-lg border border-line px-3 py-2 text-left transition-colors hover:border-line-2 hover:bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent-bg"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-strong">{sample.name}</span>
              <span className="line-clamp-2 text-sm text-dim">{sample.description}</span>
            </span>
            <NodeTypeIcons types={typesOf(sample)} nodeCount={workingNodes(sample.pipeline).length} />
          </RadioGroup.Item>
        ))}
        {found.length === 0 ? (
          <p className="py-4 text-center text-dim">{`No sample holds “${search}”.`}</p>
        ) : null}
      </RadioGroup.Root>
    </div>
  );
}
