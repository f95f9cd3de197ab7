"use client";

import { DropdownMenu } from "@/components/ui/dropdown-menu";
import type { MenuEntry } from "@/components/ui/menu-entries";

/** A point or a box of the window that a menu or a panel opens at. */
export interface Spot {
  left: number;
  top: number;
  width: number;
  height: number;
}

export const spotOf = (element: Element): Spot => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
};

export interface OpenMenu {
  spot: Spot;
  entries: readonly MenuEntry[];
}

/** One menu for the whole grid, opened wherever it is asked for. */
export function GridMenu({ menu, onClose }: { menu: OpenMenu | null; onClose: () => void }) {
  if (!menu) return null;
  return (
    <DropdownMenu
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      trigger={<span aria-hidden className="pointer-events-none fixed" style={{ ...menu.spot }} />}
      items={menu.entries}
    />
  );
}
