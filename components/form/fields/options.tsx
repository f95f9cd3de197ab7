"use client";

import { X } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { MultiPicker } from "../controls/multi-picker";
import { useFormNode } from "../form-context";
import { asTexts, type WidgetProps } from "../widget-props";

/** Several of a few. */
export function OptionsField({ facts, value, onChange }: WidgetProps) {
  const { readOnly } = useFormNode();
  const chosen = asTexts(value);
  const labelOf = (option: string) => facts.meta.labels?.[option] ?? option;
  const change = (next: readonly string[]) => onChange(next.length === 0 ? undefined : [...next]);
  return (
    <div className="flex flex-col gap-1.5">
      {chosen.length > 0 ? (
        <ul className="flex flex-wrap gap-1">
          {chosen.map((option) => (
            <li key={option} className="flex items-center">
              <Chip tone={facts.choices.includes(option) ? "default" : "bad"}>{labelOf(option)}</Chip>
              {readOnly ? null : (
                <IconButton
                  icon={X}
                  label={`Remove ${labelOf(option)}`}
                  size="sm"
                  onClick={() => change(chosen.filter((other) => other !== option))}
                />
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <MultiPicker
        label={`Choose ${facts.meta.title.toLowerCase()}`}
        options={facts.choices.map((option) => ({ value: option, label: labelOf(option) }))}
        chosen={chosen}
        onChange={change}
        disabled={readOnly}
      />
    </div>
  );
}
