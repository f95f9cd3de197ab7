"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { useReturnFocus } from "./return-focus";

export const dialogOverlay = "fixed inset-0 z-40 animate-fade bg-overlay";

export const dialogPanel =
  "fixed top-[min(15vh,120px)] left-1/2 z-40 flex max-h-[min(76vh,calc(100dvh-160px))] w-[calc(100vw-32px)] " +
  "-translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line-2 bg-surface shadow-pop animate-pop " +
  "focus-visible:outline-none";

/** Focus goes to the first control of the form, else to the dialog; not to the close button. */
export function focusFirst(event: Event): void {
  const panel = event.currentTarget;
  if (!(panel instanceof HTMLElement)) return;
  event.preventDefault();
  const first = panel.querySelector<HTMLElement>(
    "input, textarea, [role=combobox], [role=radio][tabindex='0']",
  );
  (first ?? panel).focus();
}

/** A toast lies outside the dialog, but reading it must not close the dialog. */
function keepForToasts(event: Event): void {
  if (event.target instanceof Element && event.target.closest("[data-toasts]")) event.preventDefault();
}

const widths = { sm: "max-w-[400px]", md: "max-w-[560px]", lg: "max-w-[800px]" } as const;

export type DialogProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, right aligned, the main one last. */
  footer?: ReactNode;
  size?: keyof typeof widths;
  /** No padding around the body, for lists and tables. */
  flush?: boolean;
  children: ReactNode;
};

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, trigger, title, description, footer, size = "md", flush = false } = props;
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={dialogOverlay} />
        <Radix.Content
          className={cn(dialogPanel, widths[size])}
          onOpenAutoFocus={(event) => {
            returnFocus.remember();
            focusFirst(event);
          }}
          onCloseAutoFocus={returnFocus.giveBack}
          onInteractOutside={keepForToasts}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <header className="flex items-start gap-2 py-3 pr-3 pl-4">
            <div className="min-w-0 flex-1 pt-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="mt-1 text-dim">{description}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close asChild>
              <IconButton icon={X} label="Close" side="left" />
            </Radix.Close>
          </header>
          <div
            className={cn(
              "min-h-0 flex-1 overflow-y-auto",
              flush ? "border-t border-line" : "px-4 pt-1 pb-4",
            )}
          >
            {props.children}
          </div>
          {footer ? (
            <footer className="flex items-center justify-end gap-2 border-t border-line px-4 py-3">
              {footer}
            </footer>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
