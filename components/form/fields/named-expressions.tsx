"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { LiveValues } from "../controls/live-values";
import { RenameInput } from "../controls/rename-input";
import { SortableList } from "../controls/sortable-list";
import { SqlInput } from "../controls/sql-input";
import { useFormNode } from "../form-context";
import { diagnosticsAt, moved, removedAt, replacedAt } from "../paths";
import { useFieldNames } from "../use-field-names";
import { asPairs, asText, type WidgetProps } from "../widget-props";

/** New columns, each a name and an expression over the input. */
export function NamedExpressionsField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { key, meta } = facts;
  const names = useFieldNames(meta);
  const pairs = asPairs(value, "name", "expression").map((pair) => ({
    name: asText(pair.name),
    expression: asText(pair.expression),
  }));
  const change = (next: typeof pairs) =>
    onChange(next.length === 0 && facts.initial === undefined ? undefined : next);
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
            <div className="flex min-w-0 flex-col gap-1 border-b border-line pb-2">
              <div className="flex items-center gap-1" data-path={`${key}.${index}.name`}>
                <RenameInput
                  field={key}
                  value={pair.name}
                  onChange={(name) => change(replacedAt(pairs, index, { ...pair, name }))}
                  label={`Name of column ${index + 1}`}
                  placeholder="name"
                  invalid={diagnosticsAt(diagnostics, [key, index, "name"]).length > 0}
                />
                {readOnly ? null : (
                  <IconButton
                    icon={X}
                    label={`Remove ${pair.name || `column ${index + 1}`}`}
                    size="sm"
                    onClick={() => change(removedAt(pairs, index))}
                  />
                )}
              </div>
              <div data-path={`${key}.${index}.expression`}>
                <SqlInput
                  value={pair.expression}
                  onChange={(expression) => change(replacedAt(pairs, index, { ...pair, expression }))}
                  label={`Expression of ${pair.name || `column ${index + 1}`}`}
                  names={names}
                  diagnostics={diagnosticsAt(diagnostics, [key, index, "expression"])}
                  placeholder={
                    meta.expects === "window"
                      ? "a window function, such as delay - lag(delay)"
                      : "an expression, such as distance / 1.6"
                  }
                  readOnly={readOnly}
                />
                {meta.expects === "window" ? null : (
                  <LiveValues
                    field={`${key}.${index}`}
                    port={meta.port}
                    expression={pair.expression}
                    expects="scalar"
                  />
                )}
              </div>
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
          onClick={() => change([...pairs, { name: "", expression: "" }])}
        >
          Add a column
        </Button>
      )}
    </div>
  );
}
