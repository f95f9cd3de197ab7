"use client";

import { memo } from "react";
import { cn } from "@/components/ui/cn";
import { typeFamily } from "@/lib/model/column-type";
import { Box } from "./box";
import type { CellValue } from "./cell-value";
import { CellContent } from "./grid-cell";
import type { GridRows } from "./grid-rows";
import { type ColumnMark, ROW_HEIGHT } from "./grid-types";
import { count } from "./numbers";

export interface GridRowProps {
  gridId: string;
  rows: GridRows;
  /** Where the row stands on the screen, from 0. */
  place: number;
  /** Which of `rows` it is. */
  row: number;
  top: number;
  first: number;
  last: number;
  offset: number;
  widths: readonly number[];
  numberWidth: number;
  /** Selected columns, or -1. */
  from: number;
  to: number;
  /** Active column, or -1. */
  active: number;
  search: string;
  columnMark: ((index: number) => ColumnMark | undefined) | undefined;
  cellBefore: ((row: number, column: number) => CellValue | undefined) | undefined;
}

const tints: Record<ColumnMark, string> = { new: "bg-ok/9", removed: "bg-bad/8", changed: "" };

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { place, row, first, last } = props;
  const cells = [];
  for (let column = first; column <= last; column++)
    cells.push(<Cell key={column} {...props} column={column} />);
  return (
    <Box
      role="row"
      aria-rowindex={place + 2}
      style={{ height: ROW_HEIGHT, transform: `translateY(${props.top}px)` }}
      className="absolute top-0 left-0 flex min-w-full border-b border-line"
    >
      <Box
        role="rowheader"
        data-row={place}
        style={{ width: props.numberWidth }}
        className="sticky left-0 z-[1] shrink-0 cursor-default border-r border-line bg-surface px-2 text-right font-mono text-xs leading-6 text-faint tabular select-none"
      >
        {count(row + 1)}
      </Box>
      <span aria-hidden style={{ width: props.offset }} className="shrink-0" />
      {cells}
    </Box>
  );
});

function Cell(props: GridRowProps & { column: number }) {
  const { gridId, rows, place, row, column, widths, from, to, active, search } = props;
  const value = rows.value(row, column);
  const type = rows.columns[column]?.type ?? "";
  const mark = props.columnMark?.(column);
  const before = props.cellBefore?.(row, column);
  const selected = column >= from && column <= to;
  return (
    <Box
      id={`${gridId}-${place}-${column}`}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={selected}
      data-row={place}
      data-column={column}
      style={{ width: widths[column] }}
      className={cn(
        "shrink-0 cursor-default truncate whitespace-pre px-2.5 font-mono text-sm leading-6 [unicode-bidi:plaintext]",
        typeFamily(type) === "number" && "text-right tabular",
        mark && tints[mark],
        mark === "removed" && "text-dim",
        before !== undefined && "bg-warn/14 shadow-[inset_2px_0_var(--warn)]",
        selected && "bg-accent-bg",
        active === column && "outline-2 -outline-offset-2 outline-accent",
      )}
    >
      <CellContent value={value} search={search} />
      {before === undefined ? null : <span className="sr-only">, changed</span>}
    </Box>
  );
}
