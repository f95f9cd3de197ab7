"use client";

import { RenameInput } from "../controls/rename-input";
import { asText, type WidgetProps } from "../widget-props";

/** A name for a column that the node gives. */
export function ColumnNameField({ facts, value, onChange }: WidgetProps) {
  return (
    <RenameInput
      field={facts.key}
      value={asText(value)}
      onChange={(name) => onChange(name === "" && facts.initial === undefined ? undefined : name)}
      label={facts.meta.title}
      labelled
      placeholder={facts.meta.placeholder ?? "new_name"}
    />
  );
}
