"use client";

import { X } from "lucide-react";
import { useMemo } from "react";
import { VisibleText } from "@/components/grid/grid-cell";
import { shortType, TypeIcon } from "@/components/grid/type-icon";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { sameName } from "@/lib/nodes/column-names";
import { columnOptions } from "../controls/column-select";
import { MultiPicker } from "../controls/multi-picker";
import { SortableList } from "../controls/sortable-list";
import { useFieldColumns, useFormNode } from "../form-context";
import { moved, removedAt } from "../paths";
import { asTexts, type WidgetProps } from "../widget-props";

const ROW = 28;

/** Several columns of an input, in an order that counts. */
export function ColumnsField({ facts, value, onChange }: WidgetProps) {
  const { readOnly } = useFormNode();
  const columns = useFieldColumns(facts.meta.port);
  const stored = asTexts(value);
  const names = stored.map((name) => columns.find((column) => sameName(column.name, name))?.name ?? name);
  const change = (next: readonly string[]) =>
    onChange(next.length === 0 && facts.initial === undefined ? undefined : [...next]);
  const options = useMemo(() => columnOptions(columns), [columns]);
  return (
    <div className="flex flex-col gap-1.5">
      {names.length > 0 ? (
        <SortableList
          label={facts.meta.title}
          items={names}
          nameOf={(name) => name}
          onMove={(from, to) => change(moved(names, from, to))}
          rowHeight={ROW}
          readOnly={readOnly}
          className="rounded-md border border-line [&_ul]:gap-0"
        >
          {(name, index) => {
            const column = columns.find((one) => one.name === name);
            const unknown = columns.length > 0 && !column;
            return (
              <div data-path={`${facts.key}.${index}`} className="flex h-7 min-w-0 items-center gap-1.5 pl-1">
                <TypeIcon type={column?.type ?? ""} />
                <span
                  className={cn("min-w-0 truncate font-mono text-sm", unknown && "text-bad line-through")}
                >
                  <VisibleText text={name} />
                </span>
                <span className="ml-auto shrink-0 truncate font-mono text-xs text-faint">
                  {column ? shortType(column.type) : unknown ? "not there" : ""}
                </span>
                {readOnly ? null : (
                  <IconButton
                    icon={X}
                    label={`Remove ${name}`}
                    size="sm"
                    onClick={() => change(removedAt(names, index))}
                  />
                )}
              </div>
            );
          }}
        </SortableList>
      ) : null}
      <MultiPicker
        label="Choose columns"
        options={options}
        chosen={names}
        onChange={change}
        disabled={readOnly}
      />
    </div>
  );
}
