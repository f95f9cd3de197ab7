"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { nodeHref } from "@/components/docs/node-href";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { NodeIcon } from "@/components/ui/node-icon";
import { renameNode } from "@/lib/editor/commands/rename-node";
import type { NodeId } from "@/lib/model/pipeline";
import { nodeDefinition } from "@/lib/nodes/registry";
import { useEditor, useEditorActions, useEditorNode } from "../editor-store";
import { commandItem } from "../session/command-menu";
import { useEditorPort } from "../session/session";

/** Icon, name, kind, and what can be done with the node. */
export function NodeHeader({ id }: { id: NodeId }) {
  const node = useEditorNode(id);
  const port = useEditorPort();
  const [open, setOpen] = useState(false);
  if (!node) return null;
  const definition = nodeDefinition(node.type);
  const title = definition?.title ?? node.type;
  const description = definition?.description ?? "This studio has no such node type.";
  return (
    <header className="flex shrink-0 items-center gap-2.5 px-4 pt-3.5 pb-2.5">
      <NodeIcon name={definition?.icon ?? "box"} tone={definition?.category ?? "transform"} tile />
      <div className="min-w-0 flex-1">
        <NodeName id={id} name={node.name} />
        <p title={description} className="truncate text-sm text-dim">
          {definition ? (
            // A tab of its own: the job stays as it is.
            <Link
              href={nodeHref(node.type)}
              target="_blank"
              aria-label={`${title}: its page, in a new tab`}
              className="rounded-xs underline decoration-line-2 underline-offset-2 hover:text-text hover:decoration-current"
            >
              {title}
            </Link>
          ) : (
            title
          )}{" "}
          · {lowerFirst(description.split(/[.:]\s/)[0] ?? "")}
        </p>
      </div>
      <DropdownMenu
        align="end"
        open={open}
        onOpenChange={setOpen}
        trigger={<IconButton icon={Ellipsis} label="More" size="sm" />}
        items={
          open
            ? [
                commandItem(port, "change-type"),
                commandItem(port, "duplicate"),
                commandItem(port, "copy"),
                "separator",
                commandItem(port, "delete"),
              ]
            : []
        }
      />
    </header>
  );
}

const lowerFirst = (text: string): string =>
  (/^[A-Z](?![A-Z])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text).replace(/\.$/, "");

/** The name, changed in place: Enter or leaving keeps it, Escape does not. */
function NodeName({ id, name }: { id: NodeId; name: string }) {
  const { apply } = useEditorActions();
  const locked = useEditor(({ document }) => document.program !== null);
  const [typed, setTyped] = useState<string | null>(null);
  const keep = () => {
    if (typed !== null && typed.trim() !== "" && typed !== name)
      apply("Rename", (pipeline) => renameNode(pipeline, { id, name: typed }));
    setTyped(null);
  };
  return (
    <input
      aria-label="Name of the node"
      value={typed ?? name}
      readOnly={locked}
      maxLength={255}
      spellCheck={false}
      autoComplete="off"
      onChange={({ target }) => setTyped(target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key !== "Escape") return;
        event.stopPropagation();
        setTyped(null);
      }}
      className="-mx-1 w-full truncate rounded-xs bg-transparent px-1 font-semibold hover:bg-sunken focus:bg-bg"
    />
  );
}
