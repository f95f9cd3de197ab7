"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type LinkTab = {
  href: string;
  label: string;
  /** A count or a state dot after the label. */
  extra?: ReactNode;
};

export type LinkTabsProps = {
  tabs: readonly LinkTab[];
  label: string;
  /** The href that is on; by default the longest one that the path starts with. */
  current?: string;
  className?: string;
};

export const tabClass =
  "inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-[6px] px-2.5 text-dim transition-colors hover:text-text";

/** Tabs that are pages. */
export function LinkTabs({ tabs, label, current, className }: LinkTabsProps) {
  const path = usePathname();
  const inside = tabs.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  const on = current ?? inside.sort((a, b) => b.href.length - a.href.length)[0]?.href;
  return (
    <nav aria-label={label} className={cn("flex items-center gap-0.5", className)}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === on ? "page" : undefined}
          className={cn(tabClass, tab.href === on && "bg-sunken font-strong text-text")}
        >
          {tab.label}
          {tab.extra}
        </Link>
      ))}
    </nav>
  );
}
