"use client";

import { createContext, use, useRef, useState } from "react";
import { useEditor, useEditorActions, useEditorStore } from "@/components/editor/editor-store";
import { Button } from "@/components/ui/button";
import type { BindReply } from "@/lib/api/schemas";
import { countReaders, renameColumnDownstream } from "@/lib/editor/commands/rename-column";
import { sameName } from "@/lib/nodes/column-names";
import { useFormNode } from "./form-context";

interface Rename {
  /** Setting in which it happened. */
  field: string;
  from: string;
  to: string;
  /** Columns as they were before: they tell which nodes pass the column on. */
  columns: BindReply["nodes"];
}

interface Renaming {
  offer: Rename | null;
  begin: (name: string) => void;
  end: (field: string, name: string) => void;
  drop: () => void;
}

export const RenamingContext = createContext<Renaming | null>(null);

/** Watches names of columns change, from the focus of an input to its end. */
export function useRenamingState(): Renaming {
  const store = useEditorStore();
  const [offer, setOffer] = useState<Rename | null>(null);
  const start = useRef<{ name: string; columns: BindReply["nodes"] } | null>(null);
  return {
    offer,
    begin: (name) => {
      start.current = { name, columns: store.getState().binding.nodes };
    },
    end: (field, to) => {
      const before = start.current;
      start.current = null;
      if (!before || before.name === "" || to === "" || before.name === to) return;
      // One name after another is one rename from the first to the last.
      const earlier = offer?.field === field && offer.to === before.name ? offer : null;
      const from = earlier?.from ?? before.name;
      setOffer(from === to ? null : { field, from, to, columns: earlier?.columns ?? before.columns });
    },
    drop: () => setOffer(null),
  };
}

export function useRenaming(): Renaming {
  const renaming = use(RenamingContext);
  if (!renaming) throw new Error("A settings widget belongs inside SettingsForm.");
  return renaming;
}

/** Offers to carry a column's new name into the nodes that read it. */
export function RenameOffer({ field }: { field: string }) {
  const { offer, drop } = useRenaming();
  const { id, definition } = useFormNode();
  const { apply } = useEditorActions();
  const pipeline = useEditor(({ document }) => document.pipeline);
  if (offer?.field !== field) return null;
  const { from, to } = offer;
  const output = definition.outputs[0]?.name ?? "out";
  const isOutput = offer.columns[id]?.[output]?.some(({ name }) => sameName(name, from)) ?? false;
  const rename = {
    id,
    output,
    from,
    to,
    columns: (node: string, port: string) => offer.columns[node]?.[port] ?? null,
  };
  const readers = isOutput ? countReaders(pipeline, rename) : 0;
  if (readers === 0) return null;
  return (
    <div
      role="status"
      className="mt-1.5 flex flex-wrap items-center gap-1.5 rounded-md border border-accent/30 bg-accent-bg px-2 py-1.5"
    >
      <span className="min-w-0 flex-1 basis-full text-sm">
        <span className="font-mono">{from}</span> is now <span className="font-mono">{to}</span>.
      </span>
      <Button
        size="sm"
        onClick={() => {
          apply("Carry the rename", (current) => renameColumnDownstream(current, rename));
          drop();
        }}
      >
        Carry the rename to {readers} {readers === 1 ? "node" : "nodes"} downstream
      </Button>
      <Button size="sm" variant="ghost" onClick={drop}>
        Leave them
      </Button>
    </div>
  );
}
