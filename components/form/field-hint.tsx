"use client";

import { useFieldColumns, useFieldInput } from "./form-context";
import type { FieldFacts } from "./schema-facts";
import { asList } from "./widget-props";

export interface FieldHintProps {
  facts: FieldFacts;
  value: unknown;
  missing: boolean;
}

/** The small words at the right end of a label: what the field speaks of, how much is chosen, what is missing. */
export function FieldHint({ facts: { meta, optional }, value, missing }: FieldHintProps) {
  const left = useFieldInput(meta.port);
  const right = useFieldInput(meta.otherPort ?? meta.port);
  const columns = useFieldColumns(meta.port);
  if (missing) return <span className="text-warn">required</span>;
  switch (meta.widget) {
    case "key-pairs":
      return left && right ? `${left.name} · ${right.name}` : null;
    case "columns":
      return columns.length > 0 ? `${asList(value).length} of ${columns.length}` : null;
    case "conditions":
    case "expression":
      return optional && meta.otherPort ? "SQL, optional" : optional ? "optional" : null;
    case "mapping":
    case "sql":
    case "rows":
      return <span className="inline-block w-6" />;
    default:
      return optional && value === undefined ? "optional" : null;
  }
}
