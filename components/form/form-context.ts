"use client";

import { createContext, use } from "react";
import type { NodeInputWithColumns } from "@/components/editor/editor-store";
import type { Column } from "@/lib/model/column";
import type { NodeId } from "@/lib/model/pipeline";
import type { AnyNodeDefinition } from "@/lib/nodes/registry";
import type { SettingValue } from "./widget-props";

/** The node a form edits. */
export interface FormNode {
  id: NodeId;
  definition: AnyNodeDefinition;
  inputs: readonly NodeInputWithColumns[];
  /** Its settings as the document holds them. */
  settings: Readonly<Record<string, unknown>>;
  readOnly: boolean;
  /** Changes several settings in one step; `undefined` takes one back to its default. */
  patch: (settings: Readonly<Record<string, SettingValue | undefined>>) => void;
}

export const FormContext = createContext<FormNode | null>(null);

export function useFormNode(): FormNode {
  const node = use(FormContext);
  if (!node) throw new Error("A settings widget belongs inside SettingsForm.");
  return node;
}

const none: readonly Column[] = [];

/** The wire a field speaks of: that of its port, or the node's first one. */
export function useFieldInput(port: string | undefined): NodeInputWithColumns | undefined {
  const { inputs, definition } = useFormNode();
  const wanted = port ?? definition.inputs[0]?.name;
  return inputs.find((input) => input.key === wanted || input.port?.name === wanted);
}

/** The columns a field may name; empty while they are not known. */
export const useFieldColumns = (port: string | undefined): readonly Column[] =>
  useFieldInput(port)?.columns ?? none;
