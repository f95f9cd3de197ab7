"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { RenameInput } from "../controls/rename-input";
import { SortableList } from "../controls/sortable-list";
import { useFormNode } from "../form-context";
import { diagnosticsAt, moved, removedAt, replacedAt } from "../paths";
import { asPairs, asText, type WidgetProps } from "../widget-props";

/** New columns, each a name and a text or a number that says what it takes. */
export function NamedTextsField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { key, meta } = facts;
  const content = meta.recordOf?.[1] ?? "text";
  const pairs = asPairs(value, "name", content).map((pair) => ({
    name: asText(pair.name),
    text: asText(pair[content]),
  }));
  const written = (text: string) => (content === "number" && /^-?\d+$/.test(text) ? Number(text) : text);
  const change = (next: typeof pairs) =>
    onChange(
      next.length === 0 && facts.initial === undefined
        ? undefined
        : next.map(({ name, text }) => ({ name, [content]: written(text) })),
    );
  const isWrong = (index: number, part: string) =>
    diagnosticsAt(diagnostics, [key, index, part]).length > 0 ? { "aria-invalid": true as const } : {};
  return (
    <div className="flex flex-col gap-2">
      {pairs.length > 0 ? (
        <SortableList
          label={meta.title}
          items={pairs}
          nameOf={({ name }, index) => name || `column ${index + 1}`}
          onMove={(from, to) => change(moved(pairs, from, to))}
          readOnly={readOnly}
        >
          {(pair, index) => (
            <div className="flex min-w-0 items-center gap-1">
              <div className="min-w-0 flex-1" data-path={`${key}.${index}.name`}>
                <RenameInput
                  field={key}
                  value={pair.name}
                  onChange={(name) => change(replacedAt(pairs, index, { ...pair, name }))}
                  label={`Name of column ${index + 1}`}
                  placeholder="name"
                  invalid={"aria-invalid" in isWrong(index, "name")}
                />
              </div>
              <div className="min-w-0 flex-1" data-path={`${key}.${index}.${content}`}>
                <Input
                  aria-label={`What ${pair.name || `column ${index + 1}`} takes`}
                  {...isWrong(index, content)}
                  value={pair.text}
                  placeholder={meta.placeholder}
                  mono
                  readOnly={readOnly}
                  spellCheck={false}
                  onChange={({ target }) => change(replacedAt(pairs, index, { ...pair, text: target.value }))}
                />
              </div>
              {readOnly ? null : (
                <IconButton
                  icon={X}
                  label={`Remove ${pair.name || `column ${index + 1}`}`}
                  size="sm"
                  onClick={() => change(removedAt(pairs, index))}
                />
              )}
            </div>
          )}
        </SortableList>
      ) : null}
      {readOnly ? null : (
        <Button
          size="sm"
          variant="ghost"
          icon={Plus}
          className="-ml-2 w-fit"
          onClick={() => change([...pairs, { name: "", text: "" }])}
        >
          Add a column
        </Button>
      )}
    </div>
  );
}
