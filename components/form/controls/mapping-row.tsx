"use client";

import { ChevronRight, X } from "lucide-react";
import { VisibleText } from "@/components/grid/grid-cell";
import { shortType, TypeIcon } from "@/components/grid/type-icon";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { sameName } from "@/lib/nodes/column-names";
import type { Mapping } from "@/lib/nodes/mapping";
import { type MappingRow, mapColumn, structFields, typeText } from "../mapping-edit";
import { RenameInput } from "./rename-input";
import { TypeInput } from "./type-input";

export interface MappingRowViewProps {
  field: string;
  row: MappingRow;
  wide: boolean;
  readOnly: boolean;
  invalid: boolean;
  onChange: (mapping: Mapping | null) => void;
}

/** Keep or drop, source, new name, new type. */
export function MappingRowView({ field, row, wide, readOnly, invalid, onChange }: MappingRowViewProps) {
  const { mapping, path, type, unknown, inert } = row;
  const from = mapping.from.join(".");
  const fields = structFields(type);
  const source = type ? typeText(type) : "";
  const out = mapping.dropped || inert;
  const renamed = !sameName(mapping.to, mapping.from.at(-1) ?? "");
  return (
    <div
      style={{ paddingLeft: (path.length - 1) * 14 }}
      className={cn("flex h-[30px] min-w-0 items-center gap-1", out && "text-dim")}
    >
      <Checkbox
        aria-label={`Keep ${from}`}
        checked={!mapping.dropped}
        disabled={readOnly || inert}
        onCheckedChange={(kept) => onChange({ ...mapping, dropped: kept !== true })}
      />
      <span
        title={`${from} ${source}`}
        className={cn(
          "flex min-w-0 items-center gap-1",
          wide ? "flex-[1_1_0]" : "flex-[0.8_1_0]",
          unknown && "text-bad",
        )}
      >
        {fields ? (
          <button
            type="button"
            aria-label={mapping.children.length > 0 ? `Keep ${from} whole` : `Map the fields of ${from}`}
            title={mapping.children.length > 0 ? "Keep it whole" : "Map its fields"}
            aria-expanded={mapping.children.length > 0}
            disabled={readOnly}
            onClick={() =>
              onChange({
                ...mapping,
                children: mapping.children.length > 0 ? [] : fields.map(({ name }) => mapColumn(name)),
              })
            }
            className="shrink-0 rounded-xs text-dim hover:text-text"
          >
            <ChevronRight size={13} aria-hidden className={cn(mapping.children.length > 0 && "rotate-90")} />
          </button>
        ) : (
          <TypeIcon type={source} />
        )}
        <span
          className={cn("min-w-0 truncate font-mono text-sm", (unknown || mapping.dropped) && "line-through")}
        >
          <VisibleText text={from} />
        </span>
        {wide ? (
          <span className="ml-auto shrink-0 truncate pl-2 font-mono text-xs text-faint">
            {shortType(source)}
          </span>
        ) : null}
      </span>
      <span className="min-w-0 flex-[1_1_0]">
        <RenameInput
          field={path.length === 1 ? field : ""}
          value={mapping.to}
          onChange={(to) => onChange({ ...mapping, to })}
          label={`New name of ${from}`}
          placeholder="name"
          invalid={invalid}
          className={cn("h-[26px]", out ? "text-dim" : renamed && "font-medium text-accent")}
        />
      </span>
      <span className={cn("shrink-0", wide ? "w-52" : "w-[76px]")}>
        <TypeInput
          value={mapping.type ?? ""}
          onChange={(next) => {
            const { type: _, ...rest } = mapping;
            onChange(next === "" ? rest : { ...rest, type: next });
          }}
          label={`New type of ${from}`}
          placeholder={shortType(source) || "as it is"}
          className={cn("h-[26px]", mapping.type && "text-accent")}
        />
      </span>
      {unknown && !readOnly ? (
        <IconButton
          icon={X}
          label={`Remove ${from}`}
          size="sm"
          className="size-5"
          onClick={() => onChange(null)}
        />
      ) : null}
    </div>
  );
}
