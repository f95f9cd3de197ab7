"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Places } from "../controls/places";
import { useFormNode } from "../form-context";
import { removedAt, replacedAt } from "../paths";
import { asTexts, type WidgetProps } from "../widget-props";

/** A list of texts, any of which may be empty. */
export function TextsField({ facts, value, onChange }: WidgetProps) {
  const { readOnly } = useFormNode();
  const texts = asTexts(value);
  return (
    <div className="flex flex-col gap-1.5">
      <Places items={texts}>
        {(text, index) => {
          const label = `${facts.meta.title}, ${index + 1}`;
          return (
            <div className="flex items-center gap-1">
              <Input
                aria-label={label}
                value={text}
                placeholder={facts.meta.placeholder ?? "empty text"}
                mono
                readOnly={readOnly}
                spellCheck={false}
                onChange={({ target }) => onChange(replacedAt(texts, index, target.value))}
              />
              {readOnly ? null : (
                <IconButton
                  icon={X}
                  label={`Remove ${label}`}
                  size="sm"
                  onClick={() => onChange(removedAt(texts, index))}
                />
              )}
            </div>
          );
        }}
      </Places>
      {readOnly ? null : (
        <Button
          size="sm"
          variant="ghost"
          icon={Plus}
          className="-ml-2 w-fit"
          onClick={() => onChange([...texts, ""])}
        >
          {`Add ${facts.meta.entry ?? "a text"}`}
        </Button>
      )}
    </div>
  );
}
