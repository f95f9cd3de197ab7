"use client";

import { Switch } from "@/components/ui/switch";
import { useFormNode } from "../form-context";
import type { WidgetProps } from "../widget-props";

/** On or off. */
export function ToggleField({ value, onChange }: WidgetProps) {
  const { readOnly } = useFormNode();
  return <Switch checked={value === true} disabled={readOnly} onCheckedChange={onChange} />;
}
