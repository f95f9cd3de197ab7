"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./kbd";

type TooltipProps = {
  label: ReactNode;
  /** As Kbd takes it: "mod+z". */
  shortcut?: string | undefined;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  /** One element that takes a ref and can be focused. */
  children: ReactElement;
};

/** Without a label it renders only its child. */
export function Tooltip({ label, shortcut, side = "bottom", align = "center", children }: TooltipProps) {
  if (!label) return children;
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-60 flex max-w-72 animate-fade items-center gap-2 rounded-md border border-line-2 bg-surface px-2 py-1 text-sm text-text shadow-pop"
        >
          <span className="min-w-0 break-words">{label}</span>
          {shortcut ? <Kbd keys={shortcut} /> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
