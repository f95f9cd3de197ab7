"use client";

import { Separator } from "react-resizable-panels";

/** The line between two panes: one pixel to look at, more to take hold of. */
export const PaneHandle = () => (
  <Separator className="relative z-10 w-px bg-line outline-none transition-colors after:absolute after:-inset-x-1 after:inset-y-0 after:content-[''] data-[separator=active]:bg-accent data-[separator=focus]:bg-accent data-[separator=hover]:bg-line-2" />
);
