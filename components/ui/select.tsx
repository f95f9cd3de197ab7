"use client";

import { Check, ChevronDown, type LucideIcon } from "lucide-react";
import { Select as Radix } from "radix-ui";
import { cn } from "./cn";
import { controlFrame, popItem, popPanel } from "./control";
import { useFieldProps } from "./field-context";

export type SelectOption<T extends string = string> = {
  value: T;
  label: string;
  /** A dim word at the right end: a type, a count. */
  detail?: string;
  icon?: LucideIcon;
  disabled?: boolean;
};

export type SelectGroup<T extends string = string> = { heading: string; options: readonly SelectOption<T>[] };

export type SelectProps<T extends string = string> = {
  value: T | undefined;
  onValueChange: (value: T) => void;
  options: readonly (SelectOption<T> | SelectGroup<T>)[];
  placeholder?: string;
  disabled?: boolean;
  mono?: boolean;
  name?: string;
  id?: string;
  /** Names the control where no Field does. */
  label?: string;
  className?: string;
};

// Radix keeps "" for "nothing chosen"; here it is a value like any other.
const EMPTY = "\u0000empty";
const encode = (value: string) => (value === "" ? EMPTY : value);
const decode = (value: string) => (value === EMPTY ? "" : value);

export function Select<T extends string>(props: SelectProps<T>) {
  const { value, onValueChange, options, placeholder = "Choose…", disabled = false, mono = false } = props;
  const flat = options.flatMap((entry) => ("options" in entry ? entry.options : [entry]));
  const known = value !== undefined && flat.some((option) => option.value === value);
  return (
    <Radix.Root
      value={known ? encode(value) : ""}
      onValueChange={(next) => onValueChange(decode(next) as T)}
      disabled={disabled}
      {...(props.name ? { name: props.name } : {})}
    >
      <Radix.Trigger
        {...useFieldProps({ id: props.id })}
        aria-label={props.label}
        className={cn(
          controlFrame,
          "inline-flex h-7 items-center gap-2 px-2 text-left data-[placeholder]:text-faint",
          mono && "font-mono text-sm",
          props.className,
        )}
      >
        <span className="min-w-0 flex-1 truncate">
          {/* A value that is not among the options stays readable instead of looking empty. */}
          <Radix.Value placeholder={value && !known ? value : placeholder} />
        </span>
        <Radix.Icon asChild>
          <ChevronDown size={14} strokeWidth={1.75} className="shrink-0 text-faint" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(popPanel, "max-h-[min(360px,var(--radix-select-content-available-height))]")}
        >
          <Radix.Viewport className="min-w-[var(--radix-select-trigger-width)] p-1">
            {options.map((entry) =>
              "options" in entry ? (
                <Radix.Group key={entry.heading}>
                  <Radix.Label className="px-2 pt-1.5 pb-0.5 text-sm text-faint">{entry.heading}</Radix.Label>
                  {entry.options.map((option) => (
                    <Item key={option.value} option={option} mono={mono} />
                  ))}
                </Radix.Group>
              ) : (
                <Item key={entry.value} option={entry} mono={mono} />
              ),
            )}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Item({ option, mono }: { option: SelectOption; mono: boolean }) {
  const { icon: Icon } = option;
  return (
    <Radix.Item
      value={encode(option.value)}
      disabled={option.disabled ?? false}
      className={cn(popItem, "pr-7", mono && "font-mono text-sm")}
    >
      {Icon ? <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-dim" /> : null}
      <Radix.ItemText>{option.label}</Radix.ItemText>
      {option.detail ? (
        <span className="ml-auto pl-3 font-mono text-xs text-faint">{option.detail}</span>
      ) : null}
      <Radix.ItemIndicator className="absolute right-2 text-accent">
        <Check size={14} aria-hidden />
      </Radix.ItemIndicator>
    </Radix.Item>
  );
}
