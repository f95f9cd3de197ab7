"use client";

import { AlertDialog as Radix } from "radix-ui";
import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { dialogOverlay, dialogPanel, focusFirst } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";
import { useReturnFocus } from "./return-focus";

export type ConfirmDialogProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  title: ReactNode;
  /** What will happen, and what cannot be brought back. */
  description: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "default" | "danger";
  /** The exact text to type before the button works, for what cannot be undone. */
  typeToConfirm?: string;
  /** The dialog waits for a promise, closes when it resolves and shows the message when it rejects. */
  onConfirm: () => void | Promise<void>;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, confirmLabel, cancelLabel = "Cancel", tone = "default", typeToConfirm } = props;
  const returnFocus = useReturnFocus();
  const [ownOpen, setOwnOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const open = props.open ?? ownOpen;
  const ready = typeToConfirm === undefined || typed.trim() === typeToConfirm.trim();

  const change = (next: boolean) => {
    if (busy) return;
    setTyped("");
    setError(null);
    setOwnOpen(next);
    props.onOpenChange?.(next);
  };

  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await props.onConfirm();
      setTyped("");
      setOwnOpen(false);
      props.onOpenChange?.(false);
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Radix.Root open={open} onOpenChange={change}>
      {props.trigger ? <Radix.Trigger asChild>{props.trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={dialogOverlay} />
        <Radix.Content
          className={cn(dialogPanel, "max-w-[440px]")}
          onOpenAutoFocus={(event) => {
            returnFocus.remember();
            if (typeToConfirm !== undefined) focusFirst(event);
          }}
          onCloseAutoFocus={returnFocus.giveBack}
        >
          <form
            className="flex min-h-0 flex-col"
            onSubmit={(event) => {
              event.preventDefault();
              event.stopPropagation();
              if (ready && !busy) void confirm();
            }}
          >
            <div className="min-h-0 overflow-y-auto p-4">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              <Radix.Description asChild>
                <div className="mt-1 text-dim">{description}</div>
              </Radix.Description>
              {typeToConfirm === undefined ? null : (
                <Field
                  className="mt-4"
                  label={
                    <>
                      Type <span className="font-mono text-sm">{typeToConfirm}</span> to confirm
                    </>
                  }
                >
                  <Input
                    value={typed}
                    onChange={(event) => setTyped(event.target.value)}
                    autoComplete="off"
                    mono
                  />
                </Field>
              )}
              {error ? (
                <p role="alert" className="mt-3 text-bad">
                  {error}
                </p>
              ) : null}
            </div>
            <footer className="flex justify-end gap-2 border-t border-line px-4 py-3">
              <Radix.Cancel asChild>
                <Button disabled={busy}>{cancelLabel}</Button>
              </Radix.Cancel>
              <Button
                type="submit"
                variant={tone === "danger" ? "danger" : "primary"}
                disabled={!ready}
                busy={busy}
              >
                {confirmLabel}
              </Button>
            </footer>
          </form>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
