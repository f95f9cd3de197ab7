"use client";

import { useEffect, useId } from "react";
import { create } from "zustand";

export type Shortcut = {
  /** As Kbd takes them; several are alternatives. */
  keys: string | readonly string[];
  label: string;
};

type ShortcutGroup = { id: string; title: string; shortcuts: readonly Shortcut[] };

type ShortcutStore = { open: boolean; groups: readonly ShortcutGroup[] };

export const useShortcutStore = create<ShortcutStore>(() => ({ open: false, groups: [] }));

export function openShortcuts(open = true): void {
  useShortcutStore.setState({ open });
}

/** Lists keys in the `?` dialog while the caller is mounted; it binds nothing. Give it a constant list. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const id = useId();
  useEffect(() => {
    useShortcutStore.setState(({ groups }) => ({ groups: [...groups, { id, title, shortcuts }] }));
    return () =>
      useShortcutStore.setState(({ groups }) => ({ groups: groups.filter((group) => group.id !== id) }));
  }, [id, title, shortcuts]);
}

/** Whether a key press is text for somebody. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|range)$/.test(target.type);
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}
