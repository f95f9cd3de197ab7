"use client";

import { CodeXml } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { CodeInput } from "../controls/code-input";
import { Expandable } from "../controls/expandable";
import { useFormNode } from "../form-context";
import { Problems } from "../problems";
import { asText, asTexts, type WidgetProps } from "../widget-props";

/** One TypeScript function over the node's inputs, which it gets by name. */
export function CodeField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly, inputs, settings } = useFormNode();
  const { meta } = facts;
  return (
    <Expandable title={meta.title}>
      {(wide) => (
        <div className="flex flex-col gap-1.5">
          <CodeInput
            value={asText(value)}
            onChange={(text) => onChange(text === "" ? undefined : text)}
            label={meta.title}
            inputs={inputs}
            outputs={asTexts(settings.outputs)}
            diagnostics={diagnostics}
            readOnly={readOnly}
            {...(meta.placeholder ? { placeholder: meta.placeholder } : {})}
            className={wide ? "h-[min(62vh,680px)]" : "max-h-[52vh] min-h-44"}
          />
          {asText(value).trim() === "" && !readOnly ? (
            <Button
              size="sm"
              variant="ghost"
              icon={CodeXml}
              className="-ml-2 w-fit"
              onClick={() => onChange(starting(inputs.map(({ key }) => key)))}
            >
              Start with a function
            </Button>
          ) : null}
          {wide && diagnostics.length > 0 ? (
            <p className="text-sm">
              <Problems diagnostics={diagnostics} />
            </p>
          ) : null}
          {inputs.length > 0 ? (
            <p className="flex flex-wrap items-center gap-1 text-sm text-dim">
              Tables
              {inputs.map(({ key, columns }) => (
                <Chip key={key} title={(columns ?? []).map(({ name, type }) => `${name} ${type}`).join("\n")}>
                  {key}
                </Chip>
              ))}
            </p>
          ) : null}
        </div>
      )}
    </Expandable>
  );
}

/** A function that hands its first input on: something to write in. */
const starting = (inputs: readonly string[]): string => {
  const names = inputs.length > 0 ? inputs : ["rows"];
  return `({ ${names.join(", ")} }) => {\n  return ${names[0]};\n}`;
};
