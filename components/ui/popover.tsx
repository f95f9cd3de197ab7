"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";
import { popPanel } from "./control";

export type PopoverProps = {
  /** One element that takes a ref. Leave it out to place the panel at `anchor`. */
  trigger?: ReactElement;
  anchor?: ReactElement;
  children: ReactNode;
  /** Names the panel for screen readers. */
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  /** Leave the focus where it is when the panel opens, for completions under an input. */
  keepFocus?: boolean;
  className?: string;
};

export function Popover(props: PopoverProps) {
  const { trigger, anchor, children, label, open, onOpenChange, keepFocus = false } = props;
  const stay = keepFocus ? (event: Event) => event.preventDefault() : undefined;
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      {anchor ? <Radix.Anchor asChild>{anchor}</Radix.Anchor> : null}
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          side={props.side ?? "bottom"}
          align={props.align ?? "start"}
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={stay}
          onCloseAutoFocus={stay}
          className={cn(popPanel, "w-72 overflow-y-auto p-3", props.className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
