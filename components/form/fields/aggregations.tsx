"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { withFunction } from "../aggregation-form";
import { AggregationRow } from "../controls/aggregation-row";
import { SortableList } from "../controls/sortable-list";
import { useFieldColumns, useFormNode } from "../form-context";
import { diagnosticsAt, moved, removedAt, replacedAt } from "../paths";
import { useFieldNames } from "../use-field-names";
import { asPairs, asText, type WidgetProps } from "../widget-props";

/** Aggregates, each a function of a column or free SQL, and a name. */
export function AggregationsField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { key, meta } = facts;
  const columns = useFieldColumns(meta.port);
  const names = useFieldNames(meta);
  const rows = asPairs(value, "name", "expression").map((pair) => ({
    name: asText(pair.name),
    expression: asText(pair.expression),
  }));
  const change = (next: typeof rows) =>
    onChange(next.length === 0 && facts.initial === undefined ? undefined : next);
  return (
    <div className="flex flex-col gap-2">
      {rows.length > 0 ? (
        <SortableList
          label={meta.title}
          items={rows}
          nameOf={({ name }, index) => name || `aggregate ${index + 1}`}
          onMove={(from, to) => change(moved(rows, from, to))}
          readOnly={readOnly}
        >
          {(row, index) => (
            <AggregationRow
              field={key}
              index={index}
              row={row}
              port={meta.port}
              columns={columns}
              names={names}
              diagnostics={diagnosticsAt(diagnostics, [key, index])}
              onChange={(next) => change(replacedAt(rows, index, next))}
              onRemove={() => change(removedAt(rows, index))}
            />
          )}
        </SortableList>
      ) : null}
      {readOnly ? null : (
        <Button
          size="sm"
          variant="ghost"
          icon={Plus}
          className="-ml-2 w-fit"
          onClick={() =>
            change([
              ...rows,
              withFunction({ name: "", expression: "" }, rows.length === 0 ? "count" : "sum", columns),
            ])
          }
        >
          Add an aggregate
        </Button>
      )}
    </div>
  );
}
