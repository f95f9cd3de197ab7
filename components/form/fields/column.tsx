"use client";

import { ColumnSelect } from "../controls/column-select";
import { useFieldColumns, useFormNode } from "../form-context";
import { asText, type WidgetProps } from "../widget-props";

/** One column of an input. */
export function ColumnField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  return (
    <ColumnSelect
      value={asText(value)}
      columns={useFieldColumns(facts.meta.port)}
      onChange={onChange}
      label={facts.meta.title}
      placeholder="Choose a column"
      disabled={readOnly}
      invalid={diagnostics.some(({ severity }) => severity === "error")}
    />
  );
}
