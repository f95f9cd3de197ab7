"use client";

import { ChevronRight } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import {
  useEditor,
  useEditorActions,
  useEditorNode,
  useNodeDiagnostics,
  useNodeInputs,
} from "@/components/editor/editor-store";
import { cn } from "@/components/ui/cn";
import { updateSettings } from "@/lib/editor/commands/update-settings";
import type { Diagnostic } from "@/lib/model/diagnostic";
import type { NodeId } from "@/lib/model/pipeline";
import { nodeDefinition } from "@/lib/nodes/registry";
import { jsonEqual } from "@/lib/util/stable-json";
import { FormContext, type FormNode } from "./form-context";
import { RenamingContext, useRenamingState } from "./rename-offer";
import { type FieldFacts, fieldFacts } from "./schema-facts";
import { SettingField } from "./setting-field";
import { useStable } from "./use-stable";

/** A form for a node's settings, made from its definition. Give it `key={id}`. */
export function SettingsForm({ id }: { id: NodeId }) {
  const node = useEditorNode(id);
  const definition = node && nodeDefinition(node.type);
  const inputs = useStable(useNodeInputs(id));
  const diagnostics = useNodeDiagnostics(id);
  const locked = useEditor(({ document }) => document.program !== null);
  const actions = useEditorActions();
  const renaming = useRenamingState();
  const settings = node?.settings;
  const facts = definition ? fieldFacts(definition) : none;

  const form = useMemo<FormNode | null>(() => {
    if (!definition || !settings) return null;
    return {
      id,
      definition,
      inputs,
      settings,
      readOnly: locked,
      patch: (changes) => {
        const keys = Object.keys(changes);
        const written = Object.fromEntries(
          keys.map((key) => {
            const initial = facts.find((one) => one.key === key)?.initial;
            const isDefault = initial !== undefined && jsonEqual(changes[key], initial);
            return [key, isDefault ? undefined : changes[key]];
          }),
        );
        const title = facts.find(({ key }) => key === keys[0])?.meta.title ?? "settings";
        actions.apply(
          `Edit ${title.toLowerCase()}`,
          (pipeline) => updateSettings(pipeline, { id, patch: written }),
          {
            coalesce: `settings:${id}:${keys.join("+")}`,
          },
        );
      },
    };
  }, [id, definition, inputs, settings, locked, facts, actions]);

  const root = useRef<HTMLFormElement>(null);
  const asked = useAttention(id, root);
  if (!form || !settings) return null;

  const values = (key: string) =>
    key in settings ? settings[key] : facts.find((one) => one.key === key)?.initial;
  const shown = facts.filter(
    ({ meta: { when } }) => !when || when.is.some((value) => jsonEqual(value, values(when.field))),
  );
  const plain = shown.filter(({ meta }) => !meta.advanced);
  const advanced = shown.filter(({ meta }) => meta.advanced);
  const of = (key: string): readonly Diagnostic[] => diagnostics.filter(({ field }) => field?.[0] === key);
  const field = (one: FieldFacts) => <SettingField key={one.key} facts={one} diagnostics={of(one.key)} />;
  return (
    <FormContext value={form}>
      <RenamingContext value={renaming}>
        <form
          ref={root}
          aria-label={`Settings of ${node?.name}`}
          onSubmit={(event) => event.preventDefault()}
          onBlur={({ target, relatedTarget }) => {
            const field = target.closest("[data-field]");
            if (!(relatedTarget instanceof Node && field?.contains(relatedTarget))) actions.endBurst();
          }}
          className="flex min-w-0 flex-col gap-3.5"
        >
          {plain.map(field)}
          {advanced.length > 0 ? (
            <Advanced
              open={advanced.some(({ key }) => key in settings || of(key).length > 0)}
              asked={advanced.some(({ key }) => key === asked)}
            >
              {advanced.map(field)}
            </Advanced>
          ) : null}
        </form>
      </RenamingContext>
    </FormContext>
  );
}

const none: readonly FieldFacts[] = [];

/** Folded away until one of its settings is used or wanted. */
function Advanced({
  open: used,
  asked,
  children,
}: {
  open: boolean;
  asked: boolean;
  children: React.ReactNode;
}) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = asked || (chosen ?? used);
  return (
    <section className="flex flex-col gap-3.5">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setChosen(!open)}
        className="-ml-1 flex w-fit items-center gap-1 rounded-sm px-1 text-dim hover:text-text"
      >
        <ChevronRight size={14} aria-hidden className={cn("transition-transform", open && "rotate-90")} />
        Advanced
      </button>
      {open ? children : null}
    </section>
  );
}

/** Puts the focus on the field that somebody pointed at; gives its key. */
function useAttention(id: NodeId, root: React.RefObject<HTMLElement | null>): string | null {
  const attention = useEditor((state) => (state.attention?.node === id ? state.attention : null));
  useEffect(() => {
    if (!attention?.field) return;
    const path = attention.field.map(String);
    const timer = setTimeout(() => {
      const places = path.map((_, index) => path.slice(0, path.length - index).join("."));
      const found = places
        .map((place) =>
          root.current?.querySelector(
            `[data-path="${CSS.escape(place)}"], [data-field="${CSS.escape(place)}"]`,
          ),
        )
        .find((element) => element instanceof HTMLElement);
      found?.scrollIntoView({ block: "nearest" });
      found
        ?.querySelector<HTMLElement>(
          "[contenteditable=true], input, textarea, [role=radio][tabindex='0'], button:not([tabindex='-1'])",
        )
        ?.focus();
    }, 60);
    return () => clearTimeout(timer);
  }, [attention, root]);
  return attention?.field ? String(attention.field[0]) : null;
}
