"use client";

import { RadioGroup } from "radix-ui";
import type { NodeExample } from "@/lib/nodes/define-node";

type ExampleChoiceProps = {
  examples: readonly NodeExample[];
  chosen: number;
  onChoose: (index: number) => void;
};

/** The examples of a node by their names; a dot marks those that end in an error. */
export function ExampleChoice({ examples, chosen, onChoose }: ExampleChoiceProps) {
  return (
    <RadioGroup.Root
      aria-label="Example"
      value={String(chosen)}
      onValueChange={(value) => onChoose(Number(value))}
      className="flex flex-wrap gap-1.5"
    >
      {examples.map(({ name, fails }, index) => (
        <RadioGroup.Item
          key={name}
          value={String(index)}
          className="flex min-h-7 items-center gap-1.5 rounded-md border border-line bg-surface px-2.5 py-0.5 text-left text-dim transition-colors hover:border-line-2 hover:text-text data-[state=checked]:border-line-2 data-[state=checked]:bg-sunken data-[state=checked]:font-strong data-[state=checked]:text-text"
        >
          {fails ? (
            <span title="Ends in an error" className="size-1.5 shrink-0 rounded-full bg-bad">
              <span className="sr-only">Ends in an error:</span>
            </span>
          ) : null}
          {name}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
