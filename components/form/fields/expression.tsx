"use client";

import { LiveValues } from "../controls/live-values";
import { SqlInput } from "../controls/sql-input";
import { useFormNode } from "../form-context";
import { useFieldNames } from "../use-field-names";
import { asText, type WidgetProps } from "../widget-props";

/** SQL over an input's columns, with its value for the first rows while it is typed. */
export function ExpressionField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { meta, key, initial } = facts;
  const expects =
    meta.expects === "aggregate" ? "aggregate" : meta.expects === "predicate" ? "predicate" : "scalar";
  return (
    <>
      <SqlInput
        value={asText(value)}
        onChange={(text) => onChange(text === "" && initial === undefined ? undefined : text)}
        label={meta.title}
        names={useFieldNames(meta)}
        diagnostics={diagnostics}
        readOnly={readOnly}
        {...(meta.placeholder ? { placeholder: meta.placeholder } : {})}
      />
      {meta.otherPort ? null : (
        <LiveValues field={key} port={meta.port} expression={asText(value)} expects={expects} />
      )}
    </>
  );
}
