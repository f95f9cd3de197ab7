"use client";

import { type Shortcut, useShortcuts } from "@/components/shell/shortcuts";
import { COMMAND_GROUPS, type CommandGroup, commands } from "@/lib/editor/command-catalogue";

const listOf = (group: CommandGroup): Shortcut[] =>
  commands
    .filter(
      (command) => command.group === group && command.shortcuts.length > 0 && command.id !== "shortcuts",
    )
    .map(({ title, shortcuts }) => ({ label: title, keys: shortcuts }));

const lists = Object.fromEntries(COMMAND_GROUPS.map((group) => [group, listOf(group)])) as Record<
  CommandGroup,
  Shortcut[]
>;

const inSettings: readonly Shortcut[] = [
  { label: "Explain the setting", keys: "f1" },
  { label: "Back to the node", keys: "escape" },
];

/** Puts every command that has keys on the sheet that `?` opens. */
export function useShortcutList(): void {
  useShortcuts("Run", lists.Run);
  useShortcuts("Add", lists.Add);
  useShortcuts("Edit", lists.Edit);
  useShortcuts("Arrange", lists.Arrange);
  useShortcuts("Move around", lists["Move around"]);
  useShortcuts("Settings", inSettings);
  useShortcuts("View", lists.View);
}
