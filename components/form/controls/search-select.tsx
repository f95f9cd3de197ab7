"use client";

import { ChevronDown, Search } from "lucide-react";
import { type ReactNode, useId, useMemo, useState } from "react";
import { cn } from "@/components/ui/cn";
import { controlFrame } from "@/components/ui/control";
import { useFieldProps } from "@/components/ui/field-context";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { listKey, OptionList, optionId } from "./option-list";
import { matchOptions, type Option } from "./options";

export interface SearchSelectProps {
  value: string | undefined;
  options: readonly Option[];
  onChange: (value: string) => void;
  /** Names the control where no Field does, and the list. */
  label: string;
  placeholder?: string;
  /** Takes any text that is typed, not only an option. */
  free?: boolean;
  mono?: boolean;
  disabled?: boolean;
  invalid?: boolean;
  /** The look of a chip, for rows with little room. */
  compact?: boolean;
  /** Shown at the end of the list. */
  footer?: ReactNode;
  className?: string;
}

/** A select with a search, for lists of any length. A value that is not in the list stays readable. */
export function SearchSelect(props: SearchSelectProps) {
  const { value, options, onChange, label, placeholder = "Choose…", free = false, mono = false } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const found = useMemo(() => {
    if (!open) return [];
    const matched = matchOptions(options, query);
    const typed = query.trim();
    const offer = free && typed !== "" && !matched.some((option) => option.value === typed);
    return offer ? [...matched, { value: typed, label: typed, detail: "as typed" }] : matched;
  }, [open, options, query, free]);
  const chosen = options.find((option) => option.value === value);
  const Icon = chosen?.icon;
  const ids = useFieldProps({});

  const change = (next: boolean) => {
    setOpen(next);
    setQuery("");
    setActive(
      Math.max(
        0,
        options.findIndex((option) => option.value === value),
      ),
    );
  };
  const pick = (option: Option | undefined) => {
    if (!option) return;
    change(false);
    onChange(option.value);
  };

  return (
    <Popover
      open={open}
      onOpenChange={change}
      label={label}
      className="w-[max(220px,var(--radix-popover-trigger-width))] p-1"
      trigger={
        <button
          type="button"
          id={ids.id}
          aria-describedby={ids["aria-describedby"]}
          aria-label={ids.id ? undefined : `${label}: ${chosen?.label ?? value ?? placeholder}`}
          aria-invalid={props.invalid || ids["aria-invalid"] || undefined}
          disabled={props.disabled}
          onKeyDown={(event) => {
            if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
            event.preventDefault();
            change(true);
          }}
          className={cn(
            controlFrame,
            "flex h-7 items-center gap-1.5 px-2 text-left",
            mono && "font-mono text-sm",
            props.compact && "h-6 rounded-[6px] border-line bg-sunken px-[7px]",
            props.className,
          )}
        >
          {Icon && !props.compact ? (
            <Icon size={13} strokeWidth={1.75} aria-hidden className="shrink-0 text-faint" />
          ) : null}
          <span className={cn("min-w-0 flex-1 truncate", !value && "font-sans text-faint")}>
            {chosen?.label ?? (value || placeholder)}
          </span>
          {props.compact ? null : (
            <ChevronDown size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-faint" />
          )}
        </button>
      }
    >
      <div className="mb-1">
        <Input
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? optionId(`${id}-list`, active) : undefined}
          aria-label={`Search ${label}`}
          autoComplete="off"
          spellCheck={false}
          placeholder={free ? "Search, or type" : "Search"}
          prefix={<Search size={13} aria-hidden />}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            listKey(event, {
              count: found.length,
              active,
              onActive: setActive,
              onPick: () => pick(found[active]),
            });
          }}
        />
      </div>
      <OptionList
        id={`${id}-list`}
        label={label}
        options={found}
        active={active}
        onActive={setActive}
        onPick={pick}
        mono={mono}
        {...(value === undefined ? {} : { chosen: new Set([value]) })}
      />
      {props.footer}
    </Popover>
  );
}
