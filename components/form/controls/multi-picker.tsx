"use client";

import { ListPlus, Search } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { listKey, OptionList, optionId } from "./option-list";
import { matchOptions, type Option } from "./options";

export interface MultiPickerProps {
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  disabled?: boolean;
}

/** Chooses several from a list: searched, all or none of what was found. What is chosen keeps its order. */
export function MultiPicker({ label, options, chosen, onChange, disabled = false }: MultiPickerProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const found = useMemo(() => (open ? matchOptions(options, query) : []), [open, options, query]);
  const set = useMemo(() => new Set(chosen), [chosen]);
  const toggle = ({ value }: Option) =>
    onChange(set.has(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  const values = found.map(({ value }) => value);

  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setQuery("");
        setActive(0);
      }}
      label={label}
      className="w-64 p-1"
      trigger={
        <Button size="sm" icon={ListPlus} disabled={disabled} aria-haspopup="dialog" className="w-fit">
          {label}
        </Button>
      }
    >
      <Input
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? optionId(`${id}-list`, active) : undefined}
        aria-label={`Search: ${label}`}
        placeholder="Search"
        autoComplete="off"
        spellCheck={false}
        prefix={<Search size={13} aria-hidden />}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          const option = found[active];
          listKey(event, {
            count: found.length,
            active,
            onActive: setActive,
            onPick: () => {
              if (option) toggle(option);
            },
          });
        }}
      />
      <div className="flex items-center gap-1 py-1">
        <Button
          size="sm"
          variant="ghost"
          onClick={() => onChange([...chosen, ...values.filter((value) => !set.has(value))])}
        >
          All
        </Button>
        <Button
          size="sm"
          variant="ghost"
          onClick={() => onChange(chosen.filter((value) => !values.includes(value)))}
        >
          None
        </Button>
        <span className="ml-auto pr-2 text-sm text-faint">
          {chosen.length} of {options.length}
        </span>
      </div>
      <OptionList
        id={`${id}-list`}
        label={label}
        options={found}
        active={active}
        onActive={setActive}
        onPick={toggle}
        chosen={set}
        mono
      />
    </Popover>
  );
}
