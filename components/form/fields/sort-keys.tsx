"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { writeIdentifier } from "@/lib/sql/lens/identifier";
import { type SortKey, SortKeyRow } from "../controls/sort-key-row";
import { SortableList } from "../controls/sortable-list";
import { useFieldColumns, useFormNode } from "../form-context";
import { diagnosticsAt, moved, removedAt, replacedAt } from "../paths";
import { useFieldNames } from "../use-field-names";
import { asList, asRecord, asText, type WidgetProps } from "../widget-props";

/** Keys of an order, the most important first. */
export function SortKeysField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { key, meta } = facts;
  const columns = useFieldColumns(meta.port);
  const names = useFieldNames(meta);
  const keys = asList(value)
    .map(asRecord)
    .map(
      (one): SortKey => ({
        expression: asText(one.expression),
        direction: one.direction === "desc" ? "desc" : "asc",
        nulls: one.nulls === "first" ? "first" : "last",
      }),
    );
  const change = (next: readonly SortKey[]) =>
    onChange(next.length === 0 && facts.initial === undefined ? undefined : next.map((one) => ({ ...one })));
  const unused = columns.find(
    ({ name }) => !keys.some(({ expression }) => expression === writeIdentifier(name)),
  );
  return (
    <div className="flex flex-col gap-1.5">
      {keys.length > 0 ? (
        <SortableList
          label={meta.title}
          items={keys}
          nameOf={({ expression }, index) => expression || `key ${index + 1}`}
          onMove={(from, to) => change(moved(keys, from, to))}
          readOnly={readOnly}
        >
          {(sortKey, index) => (
            <div data-path={`${key}.${index}.expression`}>
              <SortKeyRow
                index={index}
                sortKey={sortKey}
                columns={columns}
                names={names}
                diagnostics={diagnosticsAt(diagnostics, [key, index])}
                onChange={(next) => change(replacedAt(keys, index, next))}
                onRemove={() => change(removedAt(keys, index))}
              />
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
          onClick={() =>
            change([
              ...keys,
              { expression: unused ? writeIdentifier(unused.name) : "", direction: "asc", nulls: "last" },
            ])
          }
        >
          Add a key
        </Button>
      )}
    </div>
  );
}
