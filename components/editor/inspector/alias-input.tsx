"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { Tooltip } from "@/components/ui/tooltip";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditor, useEditorActions } from "../editor-store";
import { aliasProblem, renameAlias } from "./rename-alias";

/** The name under which a query reads an input. A name that does not do stays in the box, with the reason. */
export function AliasInput({ id, alias }: { id: NodeId; alias: string }) {
  const { apply } = useEditorActions();
  const pipeline = useEditor(({ document }) => document.pipeline);
  const locked = useEditor(({ document }) => document.program !== null);
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null ? null : aliasProblem(pipeline, id, alias, typed);
  const keep = () => {
    if (typed === null || problem !== null) return;
    if (typed !== alias) apply("Rename the input", (current) => renameAlias(current, id, alias, typed));
    setTyped(null);
  };
  return (
    <Tooltip label={problem} side="top">
      <span className="w-[92px] shrink-0">
        <Input
          aria-label={`Alias of ${alias}`}
          mono
          value={typed ?? alias}
          readOnly={locked}
          spellCheck={false}
          autoComplete="off"
          {...(problem === null ? {} : { "aria-invalid": true, title: problem })}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === "Enter") keep();
            if (event.key === "Escape") setTyped(null);
          }}
        />
      </span>
    </Tooltip>
  );
}
