"use client";

import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { useFormNode } from "../form-context";
import { asText, type WidgetProps } from "../widget-props";

/** One of a few: side by side where they are short and fit, else in a select. */
export function ChoiceField({ facts, value, onChange }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { choices, meta } = facts;
  const options = choices.map((choice) => ({ value: choice, label: meta.labels?.[choice] ?? choice }));
  const letters = options.reduce((sum, { label }) => sum + label.length, 0);
  // What fits the inspector's width: about 40 letters less the room around each.
  const fits = options.length <= 6 && letters + options.length * 2 <= 42;
  return fits ? (
    <Segmented value={asText(value)} options={options} onValueChange={onChange} disabled={readOnly} />
  ) : (
    <Select value={asText(value)} options={options} onValueChange={onChange} disabled={readOnly} />
  );
}
