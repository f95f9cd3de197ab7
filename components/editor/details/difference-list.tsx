"use client";

import { Minus, PenLine, Plus } from "lucide-react";
import { NodeIcon } from "@/components/ui/node-icon";
import { cardOf } from "@/lib/editor/card";
import type { Difference } from "@/lib/model/difference";
import type { Pipeline } from "@/lib/model/pipeline";
import { DifferencePart } from "./difference-part";
import { jobPartTitle, partsInWords } from "./difference-words";

type DifferenceListProps = {
  differences: readonly Difference[];
  /** The job's nodes, for icons, titles of settings and names behind ids. */
  nodes: Pipeline["nodes"];
};

const kinds = {
  added: { icon: Plus, label: "Added", look: "bg-ok/10 text-ok" },
  removed: { icon: Minus, label: "Removed", look: "bg-bad/10 text-bad" },
  changed: { icon: PenLine, label: "Changed", look: "bg-sunken text-dim" },
} as const;

/** What differs, node by node and setting by setting; the job's own fields come last. */
export function DifferenceList({ differences, nodes }: DifferenceListProps) {
  const ordered = [...differences].sort((a, b) => Number(a.node === null) - Number(b.node === null));
  return (
    <ul className="flex flex-col gap-2">
      {ordered.map((difference) => (
        <DifferenceItem
          key={`${difference.node ?? ""}/${difference.name}`}
          difference={difference}
          nodes={nodes}
        />
      ))}
    </ul>
  );
}

function DifferenceItem({ difference, nodes }: { difference: Difference; nodes: Pipeline["nodes"] }) {
  const { kind, node: id, name } = difference;
  const { icon: Icon, label, look } = kinds[kind];
  const node = id === null ? undefined : nodes[id];
  const card = node && cardOf(node);
  return (
    <li className="overflow-hidden rounded-lg border border-line">
      <div className="flex min-h-9 items-center gap-2 px-3">
        {card ? <NodeIcon name={card.icon} tone={card.tone} /> : null}
        <span className="min-w-0 truncate font-strong">{id === null ? jobPartTitle(name) : name}</span>
        {card ? <span className="shrink-0 text-sm text-dim">{card.title}</span> : null}
        <span
          className={`ml-auto inline-flex h-5 shrink-0 items-center gap-1 rounded-full px-2 text-sm ${look}`}
        >
          <Icon size={12} aria-hidden />
          {label}
        </span>
      </div>
      {difference.parts.length > 0 ? (
        <dl className="border-t border-line">
          {partsInWords(difference, node, nodes).map((part) => (
            <DifferencePart key={part.key} part={part} />
          ))}
        </dl>
      ) : null}
    </li>
  );
}
