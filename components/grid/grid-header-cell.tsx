"use client";

import { ArrowDown, ArrowUp, ChevronDown } from "lucide-react";
import { memo, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import type { ColumnProfile } from "@/lib/api/schemas";
import type { Column } from "@/lib/model/column";
import { Box } from "./box";
import { VisibleText } from "./grid-cell";
import type { GridSort } from "./grid-order";
import type { ColumnMark, GridProfile } from "./grid-types";
import { Histogram, NullBar } from "./histogram";
import { count, percent } from "./numbers";
import { shortType, TypeIcon } from "./type-icon";

export interface GridHeaderCellProps {
  id: string;
  column: Column;
  index: number;
  width: number;
  sort: GridSort["direction"] | null;
  mark: ColumnMark | undefined;
  active: boolean;
  /** Undefined where the grid has no statistics, null while they are coming. */
  profile: GridProfile | null | undefined;
  onSort: (index: number) => void;
  onMenu: (index: number, at: HTMLElement) => void;
  onBar: ((index: number, bar: number, at: HTMLElement) => void) | undefined;
  onResize: (index: number, width: number | null) => void;
}

const marks: Record<ColumnMark, string> = {
  new: "bg-[color-mix(in_srgb,var(--ok)_9%,var(--surface))]",
  removed: "bg-[color-mix(in_srgb,var(--bad)_8%,var(--surface))]",
  changed: "bg-[color-mix(in_srgb,var(--warn)_10%,var(--surface))]",
};

export const GridHeaderCell = memo(function GridHeaderCell(props: GridHeaderCellProps) {
  const { column, index, width, sort, mark, active, profile } = props;
  const facts = profile?.columns.get(column.name);
  const Arrow = sort === "asc" ? ArrowUp : ArrowDown;
  return (
    <Box
      id={props.id}
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={sort === null ? "none" : sort === "asc" ? "ascending" : "descending"}
      style={{ width }}
      className={cn(
        "group/head relative shrink-0 overflow-hidden px-2.5 pt-1.5",
        mark && marks[mark],
        active && "outline-2 -outline-offset-2 outline-accent",
      )}
    >
      <div className="flex min-w-0 items-center gap-[5px]">
        <Tooltip
          label={<Facts column={column} profile={profile} facts={facts} mark={mark} />}
          side="top"
          align="start"
        >
          <button
            type="button"
            tabIndex={-1}
            onClick={() => props.onSort(index)}
            className="flex min-w-0 items-center gap-[5px] text-left font-strong"
          >
            <TypeIcon type={column.type} />
            <span className={cn("truncate", mark === "removed" && "line-through")}>
              <VisibleText text={column.name} />
            </span>
            {sort ? <Arrow size={12} aria-hidden className="shrink-0 text-accent" /> : null}
          </button>
        </Tooltip>
        <span className="ml-auto shrink-[9999] truncate font-mono text-xs text-faint group-hover/head:opacity-0">
          {shortType(column.type)}
        </span>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Menu of ${column.name}`}
          onClick={(event) => props.onMenu(index, event.currentTarget)}
          className="absolute top-1 right-1.5 grid size-5 place-items-center rounded-xs bg-surface text-dim opacity-0 hover:bg-sunken hover:text-text group-hover/head:opacity-100"
        >
          <ChevronDown size={13} aria-hidden />
        </button>
      </div>
      {profile === undefined ? null : <Stats {...props} facts={facts} />}
      <ResizeHandle index={index} width={width} onResize={props.onResize} />
    </Box>
  );
});

function Stats({ profile, facts, index, onBar }: GridHeaderCellProps & { facts: ColumnProfile | undefined }) {
  if (!profile || !facts) return null;
  const press = onBar ? { onBar: (bar: number, at: HTMLElement) => onBar(index, bar, at) } : {};
  return (
    <div className="mt-[5px] animate-fade">
      <Histogram bars={facts.histogram} {...press} />
      <NullBar rows={profile.rows} nulls={facts.nulls} />
    </div>
  );
}

function Facts(props: {
  column: Column;
  profile: GridProfile | null | undefined;
  facts: ColumnProfile | undefined;
  mark: ColumnMark | undefined;
}): ReactNode {
  const { column, profile, facts, mark } = props;
  const about = profile?.exact ? "≈" : "in the sample, ≈";
  const lines: [string, string][] =
    facts && profile
      ? [
          ["NULL", `${count(facts.nulls)} · ${percent(facts.nulls, profile.rows)}`],
          ...(facts.distinct === null
            ? []
            : ([["Distinct", `${facts.distinct > 10_000 ? about : ""} ${count(facts.distinct)}`]] as [
                string,
                string,
              ][])),
          ...(facts.min === null ? [] : ([["Least", facts.min]] as [string, string][])),
          ...(facts.max === null ? [] : ([["Most", facts.max]] as [string, string][])),
        ]
      : [];
  return (
    <span className="block min-w-0">
      <span className="block font-strong break-words">{column.name}</span>
      <span className="block font-mono text-xs break-all text-dim">{column.type}</span>
      {mark ? <span className="block text-dim">{markWords[mark]}</span> : null}
      {lines.map(([name, value]) => (
        <span key={name} className="flex gap-2">
          <span className="w-14 shrink-0 text-dim">{name}</span>
          <span className="min-w-0 truncate font-mono tabular">{value}</span>
        </span>
      ))}
    </span>
  );
}
const markWords: Record<ColumnMark, string> = {
  new: "New in the output",
  removed: "Not in the output",
  changed: "Changed by this node",
};

/** Dragged with the pointer; a double click fits the column. Keys resize it with Alt and the arrows. */
function ResizeHandle({ index, width, onResize }: Pick<GridHeaderCellProps, "index" | "width" | "onResize">) {
  return (
    <span
      aria-hidden
      onDoubleClick={() => onResize(index, null)}
      onPointerDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        const handle = event.currentTarget;
        const start = event.clientX;
        handle.setPointerCapture(event.pointerId);
        const drag = (moving: PointerEvent) => onResize(index, width + moving.clientX - start);
        handle.addEventListener("pointermove", drag);
        handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", drag), {
          once: true,
        });
      }}
      className="absolute inset-y-0 right-0 w-[5px] cursor-col-resize touch-none border-r border-transparent hover:border-accent"
    />
  );
}
