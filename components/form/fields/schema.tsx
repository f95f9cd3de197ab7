"use client";

import { Plus, ScanSearch, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { RenameInput } from "../controls/rename-input";
import { SortableList } from "../controls/sortable-list";
import { TypeInput } from "../controls/type-input";
import { useFormNode } from "../form-context";
import { diagnosticsAt, replacedAt } from "../paths";
import { useInferredSchema } from "../use-inferred-schema";
import { useSchemaRows } from "../use-schema-rows";
import { asList, asRecord, asText, type WidgetProps } from "../widget-props";

const ROW = 32;

/** Columns by name and type. Where the node holds rows too, they follow what happens to the columns. */
export function SchemaField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { key, meta } = facts;
  const columns = asList(value)
    .map(asRecord)
    .map(({ name, type }) => ({ name: asText(name), type: asText(type) }));
  const rows = useSchemaRows(key);
  const infer = useInferredSchema(key);
  const change = (next: typeof columns) =>
    onChange(next.length === 0 && facts.initial === undefined ? undefined : next);
  return (
    <div className="flex flex-col gap-1.5">
      {columns.length > 0 ? (
        <SortableList
          label={meta.title}
          items={columns}
          nameOf={({ name }, index) => name || `column ${index + 1}`}
          onMove={rows.move}
          rowHeight={ROW}
          readOnly={readOnly}
        >
          {(column, index) => (
            <div className="flex min-w-0 items-center gap-1">
              <span data-path={`${key}.${index}.name`} className="min-w-0 flex-1">
                <RenameInput
                  field={key}
                  value={column.name}
                  onChange={(name) => change(replacedAt(columns, index, { ...column, name }))}
                  label={`Name of column ${index + 1}`}
                  placeholder="name"
                  invalid={diagnosticsAt(diagnostics, [key, index, "name"]).length > 0}
                />
              </span>
              <span data-path={`${key}.${index}.type`} className="w-28 shrink-0">
                <TypeInput
                  value={column.type}
                  onChange={(type) => change(replacedAt(columns, index, { ...column, type }))}
                  label={`Type of ${column.name || `column ${index + 1}`}`}
                />
              </span>
              {readOnly ? null : (
                <IconButton
                  icon={X}
                  label={`Remove ${column.name || `column ${index + 1}`}`}
                  size="sm"
                  onClick={() => rows.remove(index)}
                />
              )}
            </div>
          )}
        </SortableList>
      ) : null}
      {readOnly ? null : (
        <div className="flex flex-wrap gap-1.5">
          <Button
            size="sm"
            variant="ghost"
            icon={Plus}
            onClick={() => rows.add({ name: "", type: "VARCHAR" })}
          >
            Add a column
          </Button>
          {infer.possible ? (
            <Button
              size="sm"
              icon={ScanSearch}
              busy={infer.busy}
              onClick={() => void infer.run().then((found) => found && change(found))}
            >
              {columns.length > 0 ? "Infer again" : "Infer from files"}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}
