"use client";

import { PanelRightOpen } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useEditor, useEditorActions } from "../editor-store";

/** The way back to the settings while their panel is closed. */
export function InspectorOpener() {
  const open = useEditor(({ panels }) => panels.inspector);
  const { setPanel } = useEditorActions();
  if (open) return null;
  return (
    <IconButton
      icon={PanelRightOpen}
      label="Show the settings"
      shortcut="mod+i"
      side="left"
      variant="default"
      onClick={() => setPanel("inspector", true)}
      className="absolute top-3.5 right-3.5 z-5 text-dim shadow-card"
    />
  );
}
