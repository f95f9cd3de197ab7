"use client";

import { Command } from "cmdk";
import { Check, ChevronDown } from "lucide-react";
import { useMemo, useState } from "react";
import type { z } from "zod";
import { cn } from "@/components/ui/cn";
import { controlFrame } from "@/components/ui/control";
import { Field } from "@/components/ui/field";
import { useFieldProps } from "@/components/ui/field-context";
import { Popover } from "@/components/ui/popover";
import { settingWords } from "./setting-words";
import { offsetOf, timeZones } from "./time-zones";

type TimeZoneSettingProps = {
  schema: z.ZodType<string>;
  value: string;
  onChange: (zone: string) => void;
};

/** A time zone, found by typing part of its name or its offset. */
export function TimeZoneSetting({ schema, value, onChange }: TimeZoneSettingProps) {
  const { title, help } = settingWords(schema);
  const known = offsetOf(value) !== null;
  return (
    <Field
      label={title}
      hint={offsetOf(value) ?? ""}
      help={help}
      error={known ? undefined : `This browser knows no time zone “${value}”.`}
    >
      <ZonePicker value={value} onChange={onChange} />
    </Field>
  );
}

function ZonePicker({ value, onChange }: Omit<TimeZoneSettingProps, "schema">) {
  const [open, setOpen] = useState(false);
  const props = useFieldProps({});
  return (
    <Popover
      label="Time zones"
      open={open}
      onOpenChange={setOpen}
      className="w-80 overflow-hidden p-0"
      trigger={
        <button
          type="button"
          {...props}
          className={cn(controlFrame, "inline-flex h-7 items-center gap-2 px-2 text-left")}
        >
          <span className="min-w-0 flex-1 truncate">{value}</span>
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-faint" />
        </button>
      }
    >
      <ZoneList
        value={value}
        onChange={(zone) => {
          setOpen(false);
          if (zone !== value) onChange(zone);
        }}
      />
    </Popover>
  );
}

function ZoneList({ value, onChange }: Omit<TimeZoneSettingProps, "schema">) {
  const zones = useMemo(() => timeZones(value), [value]);
  return (
    <Command
      label="Time zones"
      defaultValue={value}
      filter={(_, search, words = []) =>
        words.join(" ").toLowerCase().includes(search.trim().toLowerCase()) ? 1 : 0
      }
    >
      <Command.Input
        placeholder="Zurich, America, +05:30…"
        className="h-9 w-full border-b border-line bg-transparent px-3 outline-none"
      />
      <Command.List className="max-h-64 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-1.5 text-dim">No time zone is called that.</Command.Empty>
        {zones.map(({ name, offset }) => (
          <Command.Item
            key={name}
            value={name}
            keywords={[name, name.replaceAll(/[_/]/g, " "), offset]}
            onSelect={() => onChange(name)}
            className="flex h-7 cursor-default items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-accent-bg"
          >
            <span className="grid size-4 shrink-0 place-items-center text-accent">
              {name === value ? <Check size={14} aria-label="Chosen" /> : null}
            </span>
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="font-mono text-xs text-faint">{offset}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
