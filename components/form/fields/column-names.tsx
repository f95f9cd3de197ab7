"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { ColumnSelect } from "../controls/column-select";
import { RenameInput } from "../controls/rename-input";
import { SortableList } from "../controls/sortable-list";
import { useFieldColumns, useFormNode } from "../form-context";
import { diagnosticsAt, moved, removedAt, replacedAt } from "../paths";
import { asPairs, asText, type WidgetProps } from "../widget-props";

/** Columns of an input, each with the name it gets. */
export function ColumnNamesField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { key, meta } = facts;
  const columns = useFieldColumns(meta.port);
  const chosen = asPairs(value, "column", "as").map(({ column, as }) => ({
    column: asText(column),
    as: asText(as),
  }));
  const change = (next: typeof chosen) =>
    onChange(next.length === 0 && facts.initial === undefined ? undefined : next.map((one) => ({ ...one })));
  const unused = columns.find(({ name }) => !chosen.some(({ column }) => column === name));
  const isWrong = (index: number, part: string) => diagnosticsAt(diagnostics, [key, index, part]).length > 0;
  return (
    <div className="flex flex-col gap-1.5">
      {chosen.length > 0 ? (
        <SortableList
          label={meta.title}
          items={chosen}
          nameOf={({ as, column }, index) => as || column || `column ${index + 1}`}
          onMove={(from, to) => change(moved(chosen, from, to))}
          readOnly={readOnly}
        >
          {(one, index) => (
            <div className="flex min-w-0 items-center gap-1">
              <div className="min-w-0 flex-1" data-path={`${key}.${index}.column`}>
                <ColumnSelect
                  value={one.column}
                  columns={columns}
                  onChange={(column) =>
                    change(
                      replacedAt(chosen, index, {
                        column,
                        as: one.as === "" || one.as === one.column ? column : one.as,
                      }),
                    )
                  }
                  label={`Column ${index + 1}`}
                  disabled={readOnly}
                  compact
                  invalid={isWrong(index, "column")}
                />
              </div>
              <span className="text-dim">as</span>
              <div className="min-w-0 flex-1" data-path={`${key}.${index}.as`}>
                <RenameInput
                  field={key}
                  value={one.as}
                  onChange={(as) => change(replacedAt(chosen, index, { ...one, as }))}
                  label={`Name of column ${index + 1}`}
                  placeholder="name"
                  invalid={isWrong(index, "as")}
                />
              </div>
              {readOnly ? null : (
                <IconButton
                  icon={X}
                  label={`Remove ${one.as || `column ${index + 1}`}`}
                  size="sm"
                  onClick={() => change(removedAt(chosen, index))}
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
          onClick={() => change([...chosen, { column: unused?.name ?? "", as: unused?.name ?? "" }])}
        >
          Add a column
        </Button>
      )}
    </div>
  );
}
