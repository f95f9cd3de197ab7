"use client";

import { type ReactNode, type Ref, useId, useMemo, useState } from "react";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { listKey, OptionList, optionId } from "./option-list";
import { matchOptions, type Option } from "./options";

export interface SuggestInputProps {
  value: string;
  onChange: (text: string) => void;
  /** A suggestion was taken; true leaves the list open. Its value becomes the text by default. */
  onPick?: (option: Option) => boolean | undefined;
  options: readonly Option[];
  label: string;
  placeholder?: string;
  mono?: boolean;
  /** The options are the answer to the text already; they are not searched again. */
  searched?: boolean;
  invalid?: boolean;
  disabled?: boolean;
  suffix?: ReactNode;
  onFocus?: () => void;
  onBlur?: () => void;
  /** Enter where no suggestion is meant. */
  onEnter?: () => void;
  ref?: Ref<HTMLInputElement>;
  className?: string;
}

/** A text input that suggests: what is typed counts, whether it is among the suggestions or not. */
export function SuggestInput(props: SuggestInputProps) {
  const { value, onChange, options, label, searched = false } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  // A value that stands there already should not hide the others.
  const [typed, setTyped] = useState(false);
  const found = useMemo(
    () => (open ? (searched || !typed ? options : matchOptions(options, value)) : []),
    [open, searched, typed, options, value],
  );
  const shown = open && found.length > 0;
  const pick = (option: Option | undefined) => {
    if (!option) return;
    if (!props.onPick) onChange(option.value);
    setOpen(props.onPick?.(option) === true);
    setActive(-1);
  };

  return (
    <Popover
      open={shown}
      onOpenChange={(next) => {
        if (!next) setOpen(false);
      }}
      label={`Suggestions for ${label}`}
      keepFocus
      className="w-[max(200px,var(--radix-popover-trigger-width))] p-1"
      anchor={
        <span className="block min-w-0 flex-1">
          <Input
            ref={props.ref}
            role="combobox"
            aria-label={label}
            aria-expanded={shown}
            aria-autocomplete="list"
            aria-controls={`${id}-list`}
            aria-activedescendant={shown && active >= 0 ? optionId(`${id}-list`, active) : undefined}
            {...(props.invalid ? { "aria-invalid": true } : {})}
            autoComplete="off"
            spellCheck={false}
            disabled={props.disabled}
            placeholder={props.placeholder}
            mono={props.mono ?? false}
            suffix={props.suffix}
            value={value}
            onChange={(event) => {
              onChange(event.target.value);
              setTyped(true);
              setOpen(true);
              setActive(-1);
            }}
            onClick={() => setOpen(true)}
            onFocus={() => {
              setTyped(false);
              props.onFocus?.();
            }}
            onBlur={() => {
              setOpen(false);
              props.onBlur?.();
            }}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown" && !open) {
                event.preventDefault();
                setOpen(true);
                return;
              }
              if (event.key === "Escape" && shown) {
                event.stopPropagation();
                setOpen(false);
                return;
              }
              const handled =
                shown &&
                listKey(event, {
                  count: found.length,
                  active,
                  onActive: setActive,
                  onPick: () => pick(found[active]),
                });
              if (!handled && event.key === "Enter") props.onEnter?.();
            }}
            className={props.className}
          />
        </span>
      }
    >
      <OptionList
        id={`${id}-list`}
        label={`Suggestions for ${label}`}
        options={found}
        active={active}
        onActive={setActive}
        onPick={pick}
        mono={props.mono ?? false}
      />
    </Popover>
  );
}
