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
  // Segments share the width of the inspector; the longest label must fit into one.
  const longest = Math.max(...options.map(({ label }) => label.length));
  const fits = options.length <= 6 && (longest * 6.2 + 10) * options.length <= 288;
  return fits ? (
    <Segmented value={asText(value)} options={options} onValueChange={onChange} disabled={readOnly} />
  ) : (
    <Select value={asText(value)} options={options} onValueChange={onChange} disabled={readOnly} />
  );
}
