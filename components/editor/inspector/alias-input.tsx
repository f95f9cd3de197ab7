"use client";

import { PortNameInput } from "@/components/form/controls/port-name-input";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditor, useEditorActions } from "../editor-store";
import { aliasProblem, renameAlias } from "./rename-alias";

/** The name under which a query reads an input. */
export function AliasInput({ id, alias }: { id: NodeId; alias: string }) {
  const { apply } = useEditorActions();
  const pipeline = useEditor(({ document }) => document.pipeline);
  const locked = useEditor(({ document }) => document.program !== null);
  return (
    <span className="w-[92px] shrink-0">
      <PortNameInput
        label={`Alias of ${alias}`}
        value={alias}
        problemOf={(name) => aliasProblem(pipeline, id, alias, name)}
        onChange={(name) => apply("Rename the input", (current) => renameAlias(current, id, alias, name))}
        readOnly={locked}
      />
    </span>
  );
}
