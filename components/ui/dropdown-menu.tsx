"use client";

import { DropdownMenu as Radix } from "radix-ui";
import type { ReactElement } from "react";
import { MenuEntries, type MenuEntry, menuPanel } from "./menu-entries";

export type DropdownMenuProps = {
  /** One element that takes a ref: a Button or an IconButton. */
  trigger: ReactElement;
  items: readonly MenuEntry[];
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

export function DropdownMenu({
  trigger,
  items,
  side = "bottom",
  align = "start",
  ...state
}: DropdownMenuProps) {
  return (
    <Radix.Root modal={false} {...state}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content side={side} align={align} sideOffset={4} collisionPadding={8} className={menuPanel}>
          <MenuEntries kit={Radix} entries={items} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
