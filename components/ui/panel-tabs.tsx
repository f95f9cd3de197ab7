"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { tabClass } from "./link-tabs";

export type PanelTab<T extends string> = {
  value: T;
  label: string;
  extra?: ReactNode;
  disabled?: boolean;
  content: ReactNode;
};

export type PanelTabsProps<T extends string> = {
  tabs: readonly PanelTab<T>[];
  label: string;
  value: T;
  onValueChange: (value: T) => void;
  /** What stands at the right end of the bar. */
  actions?: ReactNode;
  className?: string;
  /** Of every panel; panels fill the height that is left and scroll by themselves. */
  panelClassName?: string;
};

/** Tabs inside a page; only the panel that is on is mounted. */
export function PanelTabs<T extends string>(props: PanelTabsProps<T>) {
  const { tabs, label, value, onValueChange, actions, className, panelClassName } = props;
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => onValueChange(next as T)}
      className={cn("flex min-h-0 min-w-0 flex-col", className)}
    >
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-2">
        <Radix.List
          aria-label={label}
          // After a click Radix leaves the focus on the list for one press of Tab, and hides that.
          className="flex min-w-0 items-center gap-0.5 overflow-x-auto rounded-sm focus-visible:-outline-offset-2! focus-visible:[outline:2px_solid_var(--accent)]!"
        >
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.value}
              value={tab.value}
              disabled={tab.disabled ?? false}
              className={cn(
                tabClass,
                "h-[26px] focus-visible:-outline-offset-2 disabled:opacity-50",
                "data-[state=active]:bg-sunken data-[state=active]:font-strong data-[state=active]:text-text",
              )}
            >
              {tab.label}
              {tab.extra}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {actions ? <div className="ml-auto flex shrink-0 items-center gap-1">{actions}</div> : null}
      </div>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.value}
          value={tab.value}
          className={cn("min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2", panelClassName)}
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
