"use client";

import { Plus, X } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { ColumnSelect } from "../controls/column-select";
import { KeyFactsLine } from "../controls/key-facts-line";
import { Places } from "../controls/places";
import { useFieldColumns, useFormNode } from "../form-context";
import { type KeyPair, suggestedPairs } from "../key-facts";
import { diagnosticsAt, removedAt, replacedAt } from "../paths";
import { asPairs, asText, type WidgetProps } from "../widget-props";

/** Columns of two inputs that must be equal. */
export function KeyPairsField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { key, meta } = facts;
  const left = useFieldColumns(meta.port);
  const right = useFieldColumns(meta.otherPort);
  const keys = useMemo(
    () =>
      asPairs(value, "left", "right").map(
        (pair): KeyPair => ({ left: asText(pair.left), right: asText(pair.right) }),
      ),
    [value],
  );
  const change = (next: readonly KeyPair[]) =>
    onChange(
      next.length === 0 && facts.initial === undefined ? undefined : next.map((pair) => ({ ...pair })),
    );
  const suggestions = suggestedPairs(left, right, keys).slice(0, 3);
  const wrong = (index: number, side: "left" | "right") =>
    diagnosticsAt(diagnostics, [key, index, side]).some(({ severity }) => severity === "error");
  return (
    <div className="flex flex-col gap-1.5">
      <Places items={keys}>
        {(pair, index) => (
          <div className="grid grid-cols-[minmax(0,1fr)_46px_minmax(0,1fr)_20px] items-center gap-1.5">
            <span data-path={`${key}.${index}.left`} className="min-w-0">
              <ColumnSelect
                value={pair.left}
                columns={left}
                onChange={(name) => change(replacedAt(keys, index, { ...pair, left: name }))}
                label={`Key ${index + 1}, left`}
                disabled={readOnly}
                compact
                invalid={wrong(index, "left")}
              />
            </span>
            <span className="text-center text-dim">equals</span>
            <span data-path={`${key}.${index}.right`} className="min-w-0">
              <ColumnSelect
                value={pair.right}
                columns={right}
                onChange={(name) => change(replacedAt(keys, index, { ...pair, right: name }))}
                label={`Key ${index + 1}, right`}
                disabled={readOnly}
                compact
                invalid={wrong(index, "right")}
              />
            </span>
            {readOnly ? null : (
              <IconButton
                icon={X}
                label={`Remove key ${index + 1}`}
                size="sm"
                className="size-5"
                onClick={() => change(removedAt(keys, index))}
              />
            )}
          </div>
        )}
      </Places>
      <KeyFactsLine ports={{ left: meta.port, right: meta.otherPort }} keys={keys} />
      {readOnly ? null : (
        <div className="-ml-2 flex flex-wrap items-center gap-1.5">
          <Button
            size="sm"
            variant="ghost"
            icon={Plus}
            onClick={() => change([...keys, { left: "", right: "" }])}
          >
            Add a key
          </Button>
          {suggestions.map((pair) => (
            <Chip
              key={pair.left}
              onClick={() => change([...keys.filter((one) => one.left !== "" || one.right !== ""), pair])}
            >
              {pair.left} = {pair.right}
            </Chip>
          ))}
        </div>
      )}
    </div>
  );
}
