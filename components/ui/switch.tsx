"use client";

import { Switch as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field-context";

export type SwitchProps = Omit<ComponentProps<typeof Radix.Root>, "children"> & { label?: ReactNode };

export function Switch({ label, className, ...props }: SwitchProps) {
  const toggle = (
    <Radix.Root
      {...props}
      {...useFieldProps(props)}
      className={cn(
        "relative h-[18px] w-8 shrink-0 rounded-full border border-faint bg-sunken transition-colors",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-50",
        className,
      )}
    >
      <Radix.Thumb className="block size-3 translate-x-[2px] rounded-full bg-faint transition-[translate,background-color] data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent" />
    </Radix.Root>
  );
  if (!label) return toggle;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Radix renders the control as a button inside this label
    <label className="flex min-h-7 w-fit items-center gap-2 has-disabled:text-faint">
      {toggle}
      <span>{label}</span>
    </label>
  );
}
