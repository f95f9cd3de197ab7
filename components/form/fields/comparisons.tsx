"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { COMPARISON_LABELS, COMPARISONS, type ComparisonMethod, NEEDS_WITHIN } from "@/lib/nodes/comparisons";
import { ColumnSelect } from "../controls/column-select";
import { Places } from "../controls/places";
import { useFieldColumns, useFormNode } from "../form-context";
import { diagnosticsAt, removedAt, replacedAt } from "../paths";
import { asList, asRecord, asText, type SettingValue, type WidgetProps } from "../widget-props";

type Comparison = { column: string; method: ComparisonMethod; weight: number; within: number | null };

const asNumber = (value: unknown, otherwise: number | null) =>
  typeof value === "number" ? value : otherwise;
const options = COMPARISONS.map((value) => ({ value, label: COMPARISON_LABELS[value] }));

/** Columns to compare: how, how much each counts, and for numbers and days how far is too far. */
export function ComparisonsField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { key, meta } = facts;
  const columns = useFieldColumns(meta.port);
  const comparisons = asList(value)
    .map(asRecord)
    .map(
      ({ column, method, weight, within }): Comparison => ({
        column: asText(column),
        method: COMPARISONS.find((one) => one === method) ?? "jaro_winkler",
        weight: asNumber(weight, 1) ?? 1,
        within: asNumber(within, null),
      }),
    );
  const change = (next: readonly Comparison[]) =>
    onChange(
      next.length === 0 && facts.initial === undefined ? undefined : (next as unknown as SettingValue),
    );
  const unused = columns.find(({ name }) => !comparisons.some(({ column }) => column === name));
  return (
    <div className="flex flex-col gap-1.5">
      <Places items={comparisons}>
        {(one, index) => {
          const label = one.column || `column ${index + 1}`;
          const set = (part: Partial<Comparison>) =>
            change(replacedAt(comparisons, index, { ...one, ...part }));
          const wrong = (part: string) => diagnosticsAt(diagnostics, [key, index, part]).length > 0;
          return (
            <div className="flex flex-col gap-1">
              <div className="flex min-w-0 items-center gap-1">
                <span data-path={`${key}.${index}.column`} className="min-w-0 flex-1">
                  <ColumnSelect
                    value={one.column}
                    columns={columns}
                    onChange={(column) => set({ column })}
                    label={`Column ${index + 1}`}
                    disabled={readOnly}
                    compact
                    invalid={wrong("column")}
                  />
                </span>
                <span data-path={`${key}.${index}.method`} className="min-w-0 flex-1">
                  <Select
                    value={one.method}
                    options={options}
                    onValueChange={(method) => set({ method: method as ComparisonMethod })}
                    label={`How ${label} is compared`}
                    disabled={readOnly}
                  />
                </span>
                {readOnly ? null : (
                  <IconButton
                    icon={X}
                    label={`Remove ${label}`}
                    size="sm"
                    onClick={() => change(removedAt(comparisons, index))}
                  />
                )}
              </div>
              <div className="flex items-center gap-1.5 text-sm text-dim">
                <NumberInput
                  label={`Weight of ${label}`}
                  value={one.weight}
                  invalid={wrong("weight")}
                  onChange={(weight) => set({ weight: weight ?? 1 })}
                />
                weight
                {NEEDS_WITHIN.has(one.method) ? (
                  <span data-path={`${key}.${index}.within`} className="ml-2 flex items-center gap-1.5">
                    <NumberInput
                      label={`How far ${label} may be`}
                      value={one.within}
                      invalid={wrong("within")}
                      onChange={(within) => set({ within })}
                    />
                    {one.method === "date" ? "days are too far" : "is too far"}
                  </span>
                ) : null}
              </div>
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
            change([
              ...comparisons,
              { column: unused?.name ?? "", method: "jaro_winkler", weight: 1, within: null },
            ])
          }
        >
          Compare a column
        </Button>
      )}
    </div>
  );
}

type NumberInputProps = {
  label: string;
  value: number | null;
  invalid: boolean;
  onChange: (value: number | null) => void;
};

/** A number above zero; anything else that is typed leaves it as it is. */
function NumberInput({ label, value, invalid, onChange }: NumberInputProps) {
  const { readOnly } = useFormNode();
  return (
    <Input
      type="number"
      min={0}
      step="any"
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={value ?? ""}
      readOnly={readOnly}
      className="tabular w-16"
      onChange={({ target }) => {
        if (target.value === "") onChange(null);
        else if (target.valueAsNumber > 0) onChange(target.valueAsNumber);
      }}
    />
  );
}
