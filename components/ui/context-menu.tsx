"use client";

import { ContextMenu as Radix } from "radix-ui";
import { type ReactElement, useState } from "react";
import { MenuEntries, type MenuEntry, menuPanel } from "./menu-entries";

export type ContextMenuProps = {
  /** One element that takes a ref and onContextMenu. */
  children: ReactElement;
  /** A function is called when the menu opens, so that a thousand targets cost nothing. */
  items: readonly MenuEntry[] | (() => readonly MenuEntry[]);
  onOpenChange?: (open: boolean) => void;
  disabled?: boolean;
};

export function ContextMenu({ children, items, onOpenChange, disabled = false }: ContextMenuProps) {
  const [entries, setEntries] = useState<readonly MenuEntry[]>([]);
  const change = (open: boolean) => {
    if (open) setEntries(typeof items === "function" ? items() : items);
    onOpenChange?.(open);
  };
  return (
    <Radix.Root onOpenChange={change}>
      <Radix.Trigger asChild disabled={disabled}>
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content collisionPadding={8} className={menuPanel}>
          <MenuEntries kit={Radix} entries={entries} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
