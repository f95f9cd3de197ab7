"use client";

import { Textarea } from "@/components/ui/textarea";
import { useFormNode } from "../form-context";
import { asText, type WidgetProps } from "../widget-props";

/** Text of several lines. */
export function LongTextField({ facts, value, onChange }: WidgetProps) {
  const { readOnly } = useFormNode();
  return (
    <Textarea
      value={asText(value)}
      placeholder={facts.meta.placeholder}
      readOnly={readOnly}
      grow
      onChange={({ target }) =>
        onChange(target.value === "" && facts.initial === undefined ? undefined : target.value)
      }
    />
  );
}
