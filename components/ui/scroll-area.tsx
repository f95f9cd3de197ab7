"use client";

import { ScrollArea as Radix } from "radix-ui";
import type { ReactNode, Ref } from "react";
import { cn } from "./cn";

export type ScrollAreaProps = {
  children: ReactNode;
  className?: string;
  /** Of the element that scrolls: for virtual lists and for reading the position. */
  viewportRef?: Ref<HTMLDivElement>;
  horizontal?: boolean;
  /** Names the area and lets the keyboard reach it; needed where nothing inside can be focused. */
  label?: string;
};

/** Thin overlay scrollbars that take no room; for plain pages the browser's own serve. */
export function ScrollArea({ children, className, viewportRef, horizontal = false, label }: ScrollAreaProps) {
  const bar = "flex touch-none select-none p-0.5 transition-opacity data-[state=hidden]:opacity-0";
  return (
    <Radix.Root className={cn("relative min-h-0 overflow-hidden", className)} scrollHideDelay={400}>
      <Radix.Viewport
        {...(label ? { role: "region", "aria-label": label, tabIndex: 0 } : {})}
        ref={viewportRef}
        className="size-full focus-visible:-outline-offset-2"
      >
        {children}
      </Radix.Viewport>
      <Radix.Scrollbar orientation="vertical" className={cn(bar, "w-2.5")}>
        <Radix.Thumb className="relative flex-1 rounded-full bg-line-2 hover:bg-faint" />
      </Radix.Scrollbar>
      {horizontal ? (
        <Radix.Scrollbar orientation="horizontal" className={cn(bar, "h-2.5 flex-col")}>
          <Radix.Thumb className="relative flex-1 rounded-full bg-line-2 hover:bg-faint" />
        </Radix.Scrollbar>
      ) : null}
      <Radix.Corner />
    </Radix.Root>
  );
}
