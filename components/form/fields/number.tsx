"use client";

import { Input } from "@/components/ui/input";
import { useFormNode } from "../form-context";
import { useDraftText } from "../use-draft-text";
import type { WidgetProps } from "../widget-props";

type Value = number | null | undefined;

/** A number. What is typed stays while it is none yet; arrow keys step it. */
export function NumberField({ facts, value, onChange }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { limits, nullable, meta } = facts;
  const empty: Value = nullable ? null : undefined;
  const current: Value = typeof value === "number" ? value : empty;
  const draft = useDraftText<Value>(
    current,
    (shown) => (typeof shown === "number" ? String(shown) : ""),
    (text) => readNumber(text, empty),
    (next) => onChange(next),
  );
  const step = (by: number) => {
    const start = typeof current === "number" ? current : (limits.least ?? 0) - by;
    const next = start + by;
    draft.change(String(Math.min(limits.most ?? next, Math.max(limits.least ?? next, next))));
  };
  return (
    <>
      <Input
        inputMode="decimal"
        value={draft.text}
        placeholder={meta.placeholder}
        readOnly={readOnly}
        autoComplete="off"
        aria-invalid={draft.valid || draft.text === "" ? undefined : true}
        onChange={({ target }) =>
          target.value.trim() === "" ? clear(draft.change, target.value) : draft.change(target.value)
        }
        onKeyDown={(event) => {
          if (readOnly || !/^Arrow(Up|Down)$/.test(event.key)) return;
          event.preventDefault();
          step((event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1));
        }}
        className="w-36 tabular"
      />
      {draft.valid || draft.text === "" ? null : (
        <p role="alert" className="mt-[5px] text-sm text-bad">
          “{draft.text}” is not a number yet;{" "}
          {typeof current === "number" ? `${current} still counts` : "nothing is set"}.
        </p>
      )}
    </>
  );

  function clear(change: (text: string) => void, text: string) {
    change(text);
    if (empty === undefined && current !== undefined) onChange(undefined);
  }
}

/** Undefined for text that is no number; separators of thousands are read over. */
function readNumber(text: string, empty: Value): Value {
  const clean = text.trim().replaceAll(/(?<=\d)[_ ](?=\d)/g, "");
  if (clean === "") return empty;
  const value = Number(clean);
  return Number.isFinite(value) && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(clean) ? value : undefined;
}
