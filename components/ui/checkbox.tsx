"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field-context";

export type CheckboxProps = Omit<ComponentProps<typeof Radix.Root>, "children"> & {
  /** Text beside the box; without it give an aria-label or put the box in a Field. */
  label?: ReactNode;
};

export function Checkbox({ label, className, ...props }: CheckboxProps) {
  const box = (
    <Radix.Root
      {...props}
      {...useFieldProps(props)}
      className={cn(
        "group grid size-4 shrink-0 place-items-center rounded-xs border border-faint bg-surface text-on-accent transition-colors",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent",
        "data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent",
        "aria-invalid:border-bad disabled:opacity-50",
        className,
      )}
    >
      <Radix.Indicator>
        <Check size={12} strokeWidth={3} aria-hidden className="group-data-[state=indeterminate]:hidden" />
        <Minus
          size={12}
          strokeWidth={3}
          aria-hidden
          className="hidden group-data-[state=indeterminate]:block"
        />
      </Radix.Indicator>
    </Radix.Root>
  );
  if (!label) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Radix renders the control as a button inside this label
    <label className="flex min-h-7 w-fit items-center gap-2 has-disabled:text-faint">
      {box}
      <span>{label}</span>
    </label>
  );
}
