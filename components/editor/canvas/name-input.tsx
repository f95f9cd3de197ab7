"use client";

import { useEffect, useRef } from "react";
import { renameNode } from "@/lib/editor/commands/rename-node";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditorActions } from "../editor-store";
import { useSession } from "../session/session";

/** The name of a card while it is being changed: Enter keeps it, Escape does not. */
export function NameInput({ id, name }: { id: NodeId; name: string }) {
  const { ui } = useSession();
  const { apply } = useEditorActions();
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const close = (keep: boolean) => {
    const wanted = input.current?.value ?? name;
    const card = input.current?.closest<HTMLElement>(".react-flow__node");
    ui.setState({ renaming: null });
    if (keep && wanted.trim() !== name)
      apply("Rename", (pipeline) => renameNode(pipeline, { id, name: wanted }));
    card?.focus({ preventScroll: true });
  };

  return (
    <input
      ref={input}
      defaultValue={name}
      aria-label="Name"
      maxLength={255}
      spellCheck={false}
      className="nodrag nopan -mx-1 w-[calc(100%+4px)] rounded-xs bg-bg px-1 font-strong leading-[1.25] outline outline-accent"
      onBlur={() => close(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") close(true);
        if (event.key === "Escape") close(false);
      }}
    />
  );
}
