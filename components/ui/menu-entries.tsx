"use client";

import { Check, ChevronRight, type LucideIcon } from "lucide-react";
import type { ContextMenu, DropdownMenu } from "radix-ui";
import { cn } from "./cn";
import { popItem, popPanel } from "./control";
import { Kbd } from "./kbd";

export type MenuItem = {
  id: string;
  label: string;
  icon?: LucideIcon;
  /** As Kbd takes it: "mod+d". Shown only; bind it elsewhere. */
  shortcut?: string;
  /** A dim line under the label. */
  detail?: string;
  disabled?: boolean;
  tone?: "default" | "danger";
  /** Makes the entry a checkbox. */
  checked?: boolean;
  onSelect?: () => void;
  /** Makes the entry a submenu. */
  items?: readonly MenuEntry[];
};

export type MenuEntry = MenuItem | { id: string; heading: string } | "separator";

/** The two Radix menus have the same parts, so one renderer serves both. */
type Kit = typeof DropdownMenu | typeof ContextMenu;

export const menuPanel = cn(popPanel, "min-w-48 overflow-y-auto p-1");

export function MenuEntries({ kit, entries }: { kit: Kit; entries: readonly MenuEntry[] }) {
  const Parts = kit as typeof DropdownMenu;
  let previous = "start";
  return entries.map((entry) => {
    if (entry === "separator") {
      const key = `after-${previous}`;
      return <Parts.Separator key={key} className="-mx-1 my-1 h-px bg-line" />;
    }
    previous = entry.id;
    if ("heading" in entry) {
      return (
        <Parts.Label key={entry.id} className="px-2 pt-1.5 pb-0.5 text-sm text-faint">
          {entry.heading}
        </Parts.Label>
      );
    }
    return <MenuRow key={entry.id} kit={kit} item={entry} />;
  });
}

function MenuRow({ kit, item }: { kit: Kit; item: MenuItem }) {
  const Parts = kit as typeof DropdownMenu;
  const disabled = item.disabled ?? false;
  const select = () => item.onSelect?.();
  if (item.items) {
    return (
      <Parts.Sub>
        <Parts.SubTrigger disabled={disabled} className={cn(popItem, "data-[state=open]:bg-accent-bg")}>
          <RowBody item={item} />
          <ChevronRight size={14} aria-hidden className="ml-auto text-faint" />
        </Parts.SubTrigger>
        <Parts.Portal>
          <Parts.SubContent sideOffset={2} collisionPadding={8} className={menuPanel}>
            <MenuEntries kit={kit} entries={item.items} />
          </Parts.SubContent>
        </Parts.Portal>
      </Parts.Sub>
    );
  }
  if (item.checked !== undefined) {
    return (
      <Parts.CheckboxItem checked={item.checked} disabled={disabled} onSelect={select} className={popItem}>
        <span className="grid size-4 shrink-0 place-items-center text-accent">
          <Parts.ItemIndicator>
            <Check size={14} aria-hidden />
          </Parts.ItemIndicator>
        </span>
        <RowBody item={item} />
      </Parts.CheckboxItem>
    );
  }
  const danger = item.tone === "danger";
  return (
    <Parts.Item
      disabled={disabled}
      onSelect={select}
      className={cn(popItem, danger && "text-bad data-[highlighted]:bg-bad/10")}
    >
      <RowBody item={item} />
    </Parts.Item>
  );
}

function RowBody({ item }: { item: MenuItem }) {
  const { icon: Icon } = item;
  return (
    <>
      {Icon ? <Icon size={15} strokeWidth={1.75} aria-hidden className="shrink-0 opacity-75" /> : null}
      <span className="min-w-0">
        <span className="block truncate">{item.label}</span>
        {item.detail ? <span className="block max-w-64 text-sm text-dim">{item.detail}</span> : null}
      </span>
      {item.shortcut ? <Kbd keys={item.shortcut} className="ml-auto border-0 pl-4" /> : null}
    </>
  );
}
