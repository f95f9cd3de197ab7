"use client";

import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { counted } from "@/components/grid/numbers";
import { cn } from "@/components/ui/cn";
import type { Diagnostic, Severity } from "@/lib/model/diagnostic";
import type { NodeCategory } from "@/lib/nodes/define-node";
import { nodeDefinition } from "@/lib/nodes/registry";
import { useEditor, useEditorActions } from "../editor-store";

const icons = { error: CircleX, warning: TriangleAlert, info: Info } as const;
const tones = { error: "text-bad", warning: "text-warn", info: "text-dim" } as const;
const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const kinds: readonly (readonly [NodeCategory, string])[] = [
  ["source", "source"],
  ["transform", "transform"],
  ["check", "check"],
  ["target", "target"],
];

/** How the job stands while no node is selected: what it is made of, and everything that does not work. */
export const JobOverview = memo(function JobOverview() {
  const name = useEditor(({ document }) => document.name);
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  const diagnostics = useEditor(({ binding }) => binding.diagnostics);
  const pending = useEditor(({ binding }) => binding.pending);
  const categories = Object.values(nodes).map(({ type }) => nodeDefinition(type)?.category);
  const parts = kinds.flatMap(([category, word]) => {
    const number = categories.filter((one) => one === category).length;
    return number > 0 ? [counted(number, word)] : [];
  });
  const sorted = diagnostics.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
  return (
    <>
      <header className="px-4 pt-3.5 pb-2.5">
        <h2 className="truncate font-semibold">{name}</h2>
        <p className="text-sm text-dim">{parts.length > 0 ? parts.join(" · ") : "No nodes yet"}</p>
      </header>
      <section
        aria-label="Problems"
        className="flex min-h-0 flex-1 flex-col gap-1.5 overflow-y-auto px-4 pt-1 pb-6"
      >
        <h3 className="flex items-center gap-2 font-strong">
          Problems
          <span className="ml-auto font-normal text-faint">
            {pending ? "checking…" : sorted.length > 0 ? sorted.length : ""}
          </span>
        </h3>
        {sorted.length === 0 ? (
          <p className="flex items-center gap-2 text-dim">
            {pending ? null : (
              <CircleCheck size={15} strokeWidth={1.75} aria-hidden className="shrink-0 text-ok" />
            )}
            {pending
              ? "The nodes are being checked."
              : parts.length > 0
                ? "Every node works."
                : "Press A on the canvas to add the first node."}
          </p>
        ) : (
          <ul className="flex flex-col gap-1">
            {sorted.map((diagnostic) => (
              <Problem
                key={`${diagnostic.node} ${diagnostic.field?.join(".")} ${diagnostic.message}`}
                diagnostic={diagnostic}
                name={diagnostic.node === undefined ? undefined : nodes[diagnostic.node]?.name}
              />
            ))}
          </ul>
        )}
      </section>
    </>
  );
});

function Problem({ diagnostic, name }: { diagnostic: Diagnostic; name: string | undefined }) {
  const { goTo } = useEditorActions();
  const { node, field, severity, message } = diagnostic;
  const Icon = icons[severity];
  const body = (
    <>
      <Icon size={14} strokeWidth={1.75} aria-hidden className={cn("mt-0.5 shrink-0", tones[severity])} />
      <span className="min-w-0">
        {name ? <span className="block truncate font-strong">{name}</span> : null}
        <span className="block break-words text-dim">{message}</span>
      </span>
    </>
  );
  const look = "-mx-2 flex items-start gap-2 rounded-md px-2 py-1 text-left";
  if (node === undefined || name === undefined) return <li className={look}>{body}</li>;
  return (
    <li className="min-w-0">
      <button
        type="button"
        onClick={() => goTo(node, field)}
        className={cn(look, "w-[calc(100%+16px)] hover:bg-sunken")}
      >
        {body}
      </button>
    </li>
  );
}
