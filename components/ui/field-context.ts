"use client";

import { createContext, use } from "react";

export type FieldIds = {
  controlId: string;
  labelId: string;
  descriptionId: string | undefined;
  invalid: boolean;
  required: boolean;
};

export const FieldContext = createContext<FieldIds | null>(null);

type ControlProps = {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: React.AriaAttributes["aria-invalid"];
  "aria-required"?: React.AriaAttributes["aria-required"];
};

/** Ties a control to the Field around it; what the control was given itself comes first. */
export function useFieldProps(props: ControlProps) {
  const field = use(FieldContext);
  return {
    id: props.id ?? field?.controlId,
    "aria-describedby": props["aria-describedby"] ?? field?.descriptionId,
    "aria-invalid": props["aria-invalid"] ?? (field?.invalid || undefined),
    "aria-required": props["aria-required"] ?? (field?.required || undefined),
  };
}

/** For widgets a `<label for>` cannot name (radio groups, lists): the label's id, unless they carry their own name. */
export function useFieldLabel(ownLabel?: string) {
  const field = use(FieldContext);
  return ownLabel ? { "aria-label": ownLabel } : { "aria-labelledby": field?.labelId };
}
