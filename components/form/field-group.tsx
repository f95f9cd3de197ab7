"use client";

import { type ReactNode, use } from "react";
import { FieldContext } from "@/components/ui/field-context";

/** Several controls under one label: the label names the group, and each control names itself. */
export function FieldGroup({ children }: { children: ReactNode }) {
  const field = use(FieldContext);
  return (
    <fieldset aria-labelledby={field?.labelId} aria-describedby={field?.descriptionId} className="min-w-0">
      <FieldContext value={null}>{children}</FieldContext>
    </fieldset>
  );
}
