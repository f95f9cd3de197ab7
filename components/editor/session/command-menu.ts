"use client";

import type { LucideIcon } from "lucide-react";
import {
  ArrowLeftRight,
  ClipboardPaste,
  Copy,
  CopyPlus,
  FoldVertical,
  Group,
  Maximize,
  Pencil,
  Play,
  Plus,
  Redo2,
  Save,
  Scissors,
  SlidersHorizontal,
  Square,
  SquareDashedMousePointer,
  Trash2,
  Undo2,
  UnfoldVertical,
  Ungroup,
} from "lucide-react";
import type { MenuItem } from "@/components/ui/menu-entries";
import { type CommandId, commandOf, runCommand } from "@/lib/editor/command-catalogue";
import type { EditorPort } from "@/lib/editor/editor-port";
import { TidyIcon } from "./tidy-icon";

export const commandIcons: Partial<Record<CommandId, LucideIcon>> = {
  add: Plus,
  run: Play,
  stop: Square,
  save: Save,
  undo: Undo2,
  redo: Redo2,
  cut: Scissors,
  copy: Copy,
  paste: ClipboardPaste,
  duplicate: CopyPlus,
  delete: Trash2,
  "delete-members": Trash2,
  rename: Pencil,
  "change-type": ArrowLeftRight,
  tidy: TidyIcon,
  "tidy-all": TidyIcon,
  inspect: SlidersHorizontal,
  "select-all": SquareDashedMousePointer,
  fit: Maximize,
  group: Group,
  ungroup: Ungroup,
  fold: FoldVertical,
  unfold: UnfoldVertical,
};

/** A menu gives the focus back a moment after it closes; what opens next must not lose it to that. */
export const afterMenu = (act: () => void): void => {
  setTimeout(act, 40);
};

/** A menu's entry for a command, as it stands now. */
export function commandItem(port: EditorPort, id: CommandId, label?: string): MenuItem {
  const command = commandOf(id);
  const icon = commandIcons[id];
  const [shortcut] = command.shortcuts;
  return {
    id,
    label: label ?? command.title,
    disabled: !command.when(port.state()),
    ...(icon ? { icon } : {}),
    ...(shortcut ? { shortcut } : {}),
    ...(id === "delete" || id === "delete-members" ? { tone: "danger" as const } : {}),
    onSelect: () => afterMenu(() => void runCommand(port, id)),
  };
}
