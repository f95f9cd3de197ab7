"use client";

import { RadioGroup } from "radix-ui";
import { NodeTypeIcons } from "./node-type-icons";

import { type Sample, samples } from "./samples";

type SampleCardsProps = { value: string | undefined; onChange: (id: string) => void };

export const typesOf = ({ pipeline }: Sample): string[] => [
  ...new Set(Object.values(pipeline.nodes).map(({ type }) => type)),
];

/** The samples, one of which is chosen. */
export function SampleCards({ value, onChange }: SampleCardsProps) {
  return (
    <RadioGroup.Root
      value={value ?? null}
      onValueChange={onChange}
      aria-label="Sample"
      className="flex flex-col gap-1.5"
    >
      {samples.map((sample) => (
        <RadioGroup.Item
          key={sample.id}
          value={sample.id}
          className="flex items-center gap-3 rounded-lg border border-line px-3 py-2 text-left transition-colors hover:border-line-2 hover:bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent-bg"
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate font-strong">{sample.name}</span>
            <span className="block truncate text-sm text-dim">{sample.description}</span>
          </span>
          <NodeTypeIcons types={typesOf(sample)} nodeCount={Object.keys(sample.pipeline.nodes).length} />
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
