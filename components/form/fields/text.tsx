"use client";

import { Input } from "@/components/ui/input";
import { useFormNode } from "../form-context";
import { asText, type WidgetProps } from "../widget-props";

/** One line of text. Empty text takes an optional setting back to its default. */
export function TextField({ facts, value, onChange }: WidgetProps) {
  const { readOnly } = useFormNode();
  return (
    <Input
      value={asText(value)}
      placeholder={facts.meta.placeholder}
      readOnly={readOnly}
      spellCheck={false}
      autoComplete="off"
      onChange={({ target }) =>
        onChange(target.value === "" && facts.initial === undefined ? undefined : target.value)
      }
    />
  );
}
