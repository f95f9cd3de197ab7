"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { useStore } from "zustand";
import { type NodeInput, nodeInputs } from "@/lib/editor/node-inputs";
import type { Column } from "@/lib/model/column";
import type { Diagnostic } from "@/lib/model/diagnostic";
import type { Job } from "@/lib/model/job";
import { DEFAULT_OUTPUT, type NodeId, type PipelineNode, readRef } from "@/lib/model/pipeline";
import { recallPanels } from "./session/panel-memory";
import type { EditorStore } from "./store/context";
import { createEditorStore } from "./store/create-store";
import { diagnosticsOf } from "./store/diagnostics-of";
import { loadDraft } from "./store/draft-part";
import type { EditorActions, EditorState, EditorTab } from "./store/state";

export type { EditorStore } from "./store/context";
export type {
  ApplyOptions,
  Attention,
  Binding,
  EditorActions,
  EditorState,
  EditorTab,
  SaveState,
} from "./store/state";

const EditorContext = createContext<EditorStore | null>(null);

export interface EditorProviderProps {
  job: Job;
  tab?: EditorTab;
  /** Shown for the moment it takes to look for unsaved work. */
  fallback?: ReactNode;
  children: ReactNode;
}

/** One store for one job, for as long as it is mounted: give it `key={job.id}`. */
export function EditorProvider({ job, tab, fallback = null, children }: EditorProviderProps) {
  const [store, setStore] = useState<EditorStore | null>(null);
  const [first] = useState({ job, tab });
  useEffect(() => {
    let end: (() => void) | undefined;
    let gone = false;
    void loadDraft(first.job.id).then((draft) => {
      if (gone) return;
      const { inspector, data } = recallPanels();
      const panels = { inspector: inspector.open, data: data.open };
      const created = createEditorStore(first.job, { draft, panels, tab: first.tab ?? "canvas" });
      setStore(created);
      end = created.start();
    });
    return () => {
      gone = true;
      end?.();
    };
  }, [first]);
  if (!store) return fallback;
  return <EditorContext value={store}>{children}</EditorContext>;
}

/** The store itself, for handlers that read the state when something happens. */
export function useEditorStore(): EditorStore {
  const store = use(EditorContext);
  if (!store) throw new Error("This component belongs inside EditorProvider.");
  return store;
}

/** Give selectors that return what the state holds, not new objects; `useShallow` where that cannot be. */
export const useEditor = <T,>(selector: (state: EditorState) => T): T => useStore(useEditorStore(), selector);

/** Stable: it never re-renders anybody. */
export const useEditorActions = (): EditorActions => useEditorStore().actions;

export const useEditorNode = (id: NodeId | undefined): PipelineNode | undefined =>
  useEditor(({ document }) => (id === undefined ? undefined : document.pipeline.nodes[id]));

/** Columns of an output; null while it does not bind. */
export const useNodeColumns = (id: NodeId, output: string = DEFAULT_OUTPUT): readonly Column[] | null =>
  useEditor(({ binding }) => binding.nodes[id]?.[output] ?? null);

/**
 * Columns at an input: of the wire on a `one` port, of the first wire of a `many` port, of an alias of a `named` port.
 * Null while nothing is wired or its source does not bind.
 */
export const useInputColumns = (id: NodeId, port: string): readonly Column[] | null =>
  useEditor(({ document, binding }) => {
    const refs = document.pipeline.nodes[id]?.inputs[port];
    const ref = Array.isArray(refs) ? refs[0] : refs;
    if (ref === undefined) return null;
    const { node, output } = readRef(ref);
    return binding.nodes[node]?.[output] ?? null;
  });

/** Every wire into a node: its port, its key among the inputs (the alias for a `named` port), source and columns. */
export function useNodeInputs(id: NodeId): readonly NodeInputWithColumns[] {
  const pipeline = useEditor(({ document }) => document.pipeline);
  const binding = useEditor(({ binding }) => binding.nodes);
  return nodeInputs(pipeline, id).map((input) => ({
    ...input,
    columns: binding[input.from]?.[input.output] ?? null,
  }));
}
export type NodeInputWithColumns = NodeInput & { columns: readonly Column[] | null };

/** What does not work on a node, errors first. */
export const useNodeDiagnostics = (id: NodeId): readonly Diagnostic[] =>
  useEditor(({ binding }) => diagnosticsOf(binding.diagnostics, id));
