"use client";

import type { LucideIcon } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { cn } from "./cn";
import { useFieldLabel, useFieldProps } from "./field-context";

export type SegmentedOption<T extends string> = {
  value: T;
  label: string;
  icon?: LucideIcon;
  disabled?: boolean;
};

export type SegmentedProps<T extends string> = {
  value: T;
  onValueChange: (value: T) => void;
  options: readonly SegmentedOption<T>[];
  /** Names the group where no Field does. */
  label?: string;
  /** Show icons only; the label stays as the accessible name. */
  iconsOnly?: boolean;
  disabled?: boolean;
  className?: string;
};

export function Segmented<T extends string>({
  value,
  onValueChange,
  options,
  label,
  iconsOnly = false,
  disabled = false,
  className,
}: SegmentedProps<T>) {
  const { "aria-describedby": describedBy } = useFieldProps({});
  return (
    <RadioGroup.Root
      value={value}
      onValueChange={(next) => onValueChange(next as T)}
      disabled={disabled}
      orientation="horizontal"
      aria-describedby={describedBy}
      {...useFieldLabel(label)}
      className={cn("flex min-w-0 rounded-md bg-sunken p-0.5", className)}
    >
      {options.map(({ value: option, label: text, icon: Icon, disabled: off }) => (
        <RadioGroup.Item
          key={option}
          value={option}
          disabled={off ?? false}
          aria-label={iconsOnly ? text : undefined}
          title={iconsOnly ? text : undefined}
          className={cn(
            "flex h-6 min-w-0 flex-1 items-center justify-center gap-1.5 rounded-sm px-1 text-dim transition-colors",
            "hover:text-text disabled:pointer-events-none disabled:opacity-50",
            "data-[state=checked]:bg-surface data-[state=checked]:font-strong data-[state=checked]:text-text data-[state=checked]:shadow-card",
          )}
        >
          {Icon ? <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0" /> : null}
          {iconsOnly ? null : <span className="truncate">{text}</span>}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
