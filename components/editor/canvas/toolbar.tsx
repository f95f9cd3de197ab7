"use client";

import { LayoutGrid, List, type LucideIcon, Maximize, Minus, Plus } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { type CommandId, commandOf, runCommand } from "@/lib/editor/command-catalogue";
import { useEditorPort, useUi } from "../session/session";
import { TidyIcon } from "../session/tidy-icon";

/** The bar at the bottom left: zoom, fit, tidy, and the list that stands in for the canvas. */
export function Toolbar() {
  const outline = useUi((ui) => ui.outline);
  return (
    <div
      role="toolbar"
      aria-label="Canvas"
      className="nopan absolute bottom-3.5 left-3.5 z-5 flex gap-0.5 rounded-[9px] border border-line bg-surface p-[3px] shadow-card"
    >
      {outline ? null : (
        <>
          <Tool id="zoom-in" icon={Plus} />
          <Tool id="zoom-out" icon={Minus} />
          <Tool id="fit" icon={Maximize} />
          <Tool id="tidy" icon={TidyIcon} />
        </>
      )}
      <Tool
        id="outline"
        icon={outline ? LayoutGrid : List}
        label={outline ? "Show as a canvas" : "Show as a list"}
      />
    </div>
  );
}

function Tool({ id, icon, label }: { id: CommandId; icon: LucideIcon; label?: string }) {
  const port = useEditorPort();
  const { title, shortcuts } = commandOf(id);
  const [shortcut] = shortcuts;
  return (
    <IconButton
      icon={icon}
      label={label ?? title}
      side="top"
      {...(shortcut ? { shortcut } : {})}
      onClick={() => void runCommand(port, id)}
      className="h-[26px] w-7 rounded-[6px]"
    />
  );
}
