"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Places } from "../controls/places";
import { useFormNode } from "../form-context";
import { diagnosticsAt, removedAt, replacedAt } from "../paths";
import { asList, asRecord, asText, type SettingValue, type WidgetProps } from "../widget-props";

type Place = { name: string; start: number; length: number };

const asNumber = (value: unknown): number => (typeof value === "number" ? value : 1);

/** Columns by the place they begin at and their length. A new one begins where the last one ends. */
export function ColumnPlacesField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { key } = facts;
  const places = asList(value)
    .map(asRecord)
    .map(
      ({ name, start, length }): Place => ({
        name: asText(name),
        start: asNumber(start),
        length: asNumber(length),
      }),
    );
  const change = (next: readonly Place[]) => onChange(next as unknown as SettingValue);
  const last = places.at(-1);
  return (
    <div className="flex flex-col gap-1.5">
      {places.length > 0 ? (
        <div className="flex gap-1 pr-8 text-sm text-dim">
          <span className="min-w-0 flex-1">Name</span>
          <span className="w-16">From</span>
          <span className="w-16">Length</span>
        </div>
      ) : null}
      <Places items={places}>
        {(place, index) => {
          const label = place.name || `column ${index + 1}`;
          const set = (part: Partial<Place>) => change(replacedAt(places, index, { ...place, ...part }));
          return (
            <div className="flex min-w-0 items-center gap-1">
              <span data-path={`${key}.${index}.name`} className="min-w-0 flex-1">
                <Input
                  aria-label={`Name of column ${index + 1}`}
                  value={place.name}
                  placeholder="name"
                  readOnly={readOnly}
                  spellCheck={false}
                  aria-invalid={diagnosticsAt(diagnostics, [key, index, "name"]).length > 0 || undefined}
                  onChange={({ target }) => set({ name: target.value })}
                />
              </span>
              <PlaceNumber
                label={`First character of ${label}`}
                value={place.start}
                onChange={(start) => set({ start })}
              />
              <PlaceNumber
                label={`Length of ${label}`}
                value={place.length}
                onChange={(length) => set({ length })}
              />
              {readOnly ? null : (
                <IconButton
                  icon={X}
                  label={`Remove ${label}`}
                  size="sm"
                  onClick={() => change(removedAt(places, index))}
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
          onClick={() =>
            change([...places, { name: "", start: last ? last.start + last.length : 1, length: 1 }])
          }
        >
          Add a column
        </Button>
      )}
    </div>
  );
}

type PlaceNumberProps = { label: string; value: number; onChange: (value: number) => void };

/** A whole number from 1; anything else that is typed leaves it as it is. */
function PlaceNumber({ label, value, onChange }: PlaceNumberProps) {
  const { readOnly } = useFormNode();
  return (
    <Input
      type="number"
      min={1}
      step={1}
      aria-label={label}
      value={value}
      readOnly={readOnly}
      className="tabular w-16"
      onChange={({ target }) => {
        const next = target.valueAsNumber;
        if (Number.isInteger(next) && next >= 1) onChange(next);
      }}
    />
  );
}
