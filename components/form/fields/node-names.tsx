"use client";

import { X } from "lucide-react";
import { useEditor, useEditorActions } from "@/components/editor/editor-store";
import { IconButton } from "@/components/ui/icon-button";
import { NodeIcon } from "@/components/ui/node-icon";
import { nodeDefinition } from "@/lib/nodes/registry";
import { MultiPicker } from "../controls/multi-picker";
import { useFormNode } from "../form-context";
import { asTexts, type WidgetProps } from "../widget-props";

/** Nodes of the job by name, each a way to it; groups hold nodes and notes, not groups. */
export function NodeNamesField({ facts, value, onChange }: WidgetProps) {
  const { readOnly } = useFormNode();
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  const { goTo } = useEditorActions();
  const chosen = asTexts(value);
  const entries = Object.entries(nodes).filter(([, { type }]) => type !== "group");
  const ids = new Map(entries.map(([id, { name }]) => [name, id]));
  return (
    <div className="flex flex-col gap-1.5">
      {chosen.length > 0 ? (
        <ul aria-label={facts.meta.title} className="flex flex-col">
          {chosen.map((name) => {
            const id = ids.get(name);
            const definition = nodeDefinition(nodes[id ?? ""]?.type ?? "");
            return (
              <li key={name} className="flex h-7 min-w-0 items-center gap-2">
                <NodeIcon
                  name={definition?.icon ?? "box"}
                  {...(definition ? { tone: definition.category } : {})}
                />
                {id === undefined ? (
                  <span className="min-w-0 flex-1 truncate text-bad">{name}</span>
                ) : (
                  <button
                    type="button"
                    onClick={() => goTo(id)}
                    className="min-w-0 flex-1 truncate rounded-xs text-left hover:underline"
                  >
                    {name}
                  </button>
                )}
                {readOnly ? null : (
                  <IconButton
                    icon={X}
                    label={`Take out ${name}`}
                    size="sm"
                    onClick={() => onChange(chosen.filter((other) => other !== name))}
                  />
                )}
              </li>
            );
          })}
        </ul>
      ) : null}
      <MultiPicker
        label="Choose nodes"
        options={entries.map(([, { name, type }]) => ({
          value: name,
          label: name,
          detail: nodeDefinition(type)?.title ?? type,
        }))}
        chosen={chosen}
        onChange={(next) => onChange([...next])}
        disabled={readOnly}
      />
    </div>
  );
}
