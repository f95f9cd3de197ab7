"use client";

import { useState } from "react";
import { CodeEditor } from "@/components/code-editor/code-editor";
import { jsonEqual } from "@/lib/util/stable-json";
import { Expandable } from "../controls/expandable";
import { useFormNode } from "../form-context";
import type { SettingValue, WidgetProps } from "../widget-props";

const print = (value: unknown): string => JSON.stringify(value ?? null, null, 2);

/** Any JSON. Text that is none yet stays in the editor and changes nothing. */
export function JsonField({ facts, value, onChange }: WidgetProps) {
  const { readOnly } = useFormNode();
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null ? null : problemOf(typed);
  const text = typed !== null && (problem || jsonEqual(JSON.parse(typed), value)) ? typed : print(value);
  return (
    <Expandable title={facts.meta.title}>
      {(wide) => (
        <div className="flex flex-col gap-1.5">
          <CodeEditor
            value={text}
            language="javascript"
            label={facts.meta.title}
            readOnly={readOnly}
            wrap
            onChange={(next) => {
              setTyped(next);
              if (!problemOf(next)) onChange(JSON.parse(next) as SettingValue);
            }}
            className={wide ? "h-[min(52vh,520px)]" : "max-h-[46vh] min-h-24"}
          />
          {problem ? <p className="text-bad text-sm">{problem}</p> : null}
        </div>
      )}
    </Expandable>
  );
}

function problemOf(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return `This is not JSON yet: ${error instanceof Error ? error.message : String(error)}`;
  }
}
