"use client";

import { TypeInput } from "../controls/type-input";
import { asText, type WidgetProps } from "../widget-props";

/** A DuckDB type. */
export function TypeField({ facts, value, onChange }: WidgetProps) {
  return (
    <TypeInput
      value={asText(value)}
      onChange={(type) => onChange(type === "" && facts.initial === undefined ? undefined : type)}
      label={facts.meta.title}
    />
  );
}
