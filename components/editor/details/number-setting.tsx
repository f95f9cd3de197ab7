"use client";

import { useEffect, useState } from "react";
import type { z } from "zod";
import { count } from "@/components/grid/numbers";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { settingWords } from "./setting-words";

type NumberSettingProps<T extends number | null> = {
  /** With its title and help. */
  schema: z.ZodType<T>;
  value: T;
  onChange: (value: T) => void;
  onBlur: () => void;
  unit?: string;
  /** What the number means in other words. */
  note?: (value: number) => string;
  /** Shown for an empty field, where the schema allows one. */
  placeholder?: string;
};

/** A whole number: what is typed counts once it is valid, and goes back to what counts when the field is left. */
export function NumberSetting<T extends number | null>(props: NumberSettingProps<T>) {
  const { schema, value, onChange, onBlur, unit, note, placeholder } = props;
  const [text, setText] = useState(write(value));
  useEffect(() => setText((before) => (read(before) === value ? before : write(value))), [value]);
  const parsed = schema.safeParse(read(text));
  const { title, help } = settingWords(schema);
  const words = value !== null && note ? note(value) : null;
  return (
    <Field label={title} hint={unit} help={help} error={parsed.success ? undefined : problemOf(parsed.error)}>
      <Input
        inputMode="numeric"
        className="tabular"
        value={text}
        placeholder={placeholder ?? ""}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          const next = schema.safeParse(read(event.target.value));
          if (next.success && next.data !== value) onChange(next.data);
        }}
        onBlur={() => {
          onBlur();
          setText(write(value));
        }}
        suffix={
          words ? (
            <span className="pointer-events-none -ml-24 w-24 pr-1.5 text-right text-sm">{words}</span>
          ) : null
        }
      />
    </Field>
  );
}

const write = (value: number | null): string => (value === null ? "" : String(value));

/** Grouping is forgiven; nothing is null; anything else is no number. */
function read(text: string): number | null {
  const plain = text.replace(/[\s,_']/g, "");
  if (plain === "") return null;
  return /^\d{1,15}$/.test(plain) ? Number(plain) : Number.NaN;
}

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue?.code === "too_small") return `At least ${count(Number(issue.minimum))}.`;
  if (issue?.code === "too_big") return `At most ${count(Number(issue.maximum))}.`;
  return "A whole number is needed.";
}
