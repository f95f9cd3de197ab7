"use client";

import { PathInput } from "../controls/path-input";
import { asText, type WidgetProps } from "../widget-props";

/** One file or folder of the workspace. */
export function PathField({ facts, value, onChange, diagnostics }: WidgetProps) {
  return (
    <PathInput
      value={asText(value)}
      onChange={(path) => onChange(path === "" && facts.initial === undefined ? undefined : path)}
      label={facts.meta.title}
      extensions={facts.meta.extensions ?? []}
      placeholder={facts.meta.placeholder ?? "lake/…"}
      invalid={diagnostics.some(({ severity }) => severity === "error")}
    />
  );
}
