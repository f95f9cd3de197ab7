"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { readTableText } from "@/lib/editor/table-text";
import { addRow, type InlineTable, pasteCells, removeColumn, removeRow, setCell } from "../table-edit";
import { Places } from "./places";
import { TypeInput } from "./type-input";

export interface CellGridProps {
  table: InlineTable;
  onChange: (table: InlineTable) => void;
  readOnly: boolean;
  /** Room for the rows. */
  tall?: boolean;
}

const ROW = 28;
const WIDTH = 132;

/** A small table typed by hand, or pasted from a spreadsheet. An empty cell is NULL until something is typed. */
export function CellGrid({ table, onChange, readOnly, tall = false }: CellGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, rows } = table;
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  const focus = (row: number, column: number) => {
    const cell = () => scroller.current?.querySelector<HTMLInputElement>(`[data-cell="${row}.${column}"]`);
    list.scrollToIndex(row);
    // A cell that is on the screen gets the next key that is pressed; another one must be rendered first.
    const shown = cell();
    if (shown) shown.focus();
    else requestAnimationFrame(() => cell()?.focus());
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    if (event.key === "ArrowUp" && row > 0) focus(row - 1, column);
    else if (event.key === "ArrowDown" && row < rows.length - 1) focus(row + 1, column);
    else if (event.key === "Enter") {
      if (row === rows.length - 1 && !readOnly) onChange(addRow(table));
      focus(row + 1, column);
    } else if (event.key === "ArrowLeft" && selectionStart === 0 && selectionEnd === 0 && column > 0)
      focus(row, column - 1);
    else if (event.key === "ArrowRight" && selectionStart === value.length && column < columns.length - 1)
      focus(row, column + 1);
    // One more Backspace in an empty text makes it NULL, and typing makes it a text again.
    else if (event.key === "Backspace" && value === "" && !readOnly)
      onChange(setCell(table, row, column, null));
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const cells = readTableText(event.clipboardData.getData("text/plain"), { singleColumn: true });
    if (!cells || readOnly) return;
    event.preventDefault();
    onChange(pasteCells(table, cells, row, column));
  };

  return (
    <div
      ref={scroller}
      className={cn(
        "min-w-0 overflow-auto rounded-md border border-line",
        tall ? "max-h-[54vh]" : "max-h-64",
      )}
    >
      <div className="sticky top-0 z-[1] flex w-max min-w-full border-b border-line bg-surface">
        <span className="w-9 shrink-0" />
        <Places items={columns}>
          {(column, index) => (
            <span
              style={{ width: WIDTH }}
              className="flex shrink-0 flex-col gap-0.5 border-l border-line p-1"
            >
              <span className="flex items-center gap-1">
                <span className="min-w-0 flex-1 truncate pl-1 font-strong">
                  {column.name || `column ${index + 1}`}
                </span>
                {readOnly ? null : (
                  <IconButton
                    icon={X}
                    label={`Remove the column ${column.name}`}
                    size="sm"
                    className="size-5"
                    onClick={() => onChange(removeColumn(table, index))}
                  />
                )}
              </span>
              <TypeInput
                value={column.type}
                onChange={(type) => onChange({ ...table, columns: columns.with(index, { ...column, type }) })}
                label={`Type of ${column.name}`}
                className="h-6 border-transparent px-1"
              />
            </span>
          )}
        </Places>
      </div>
      <div style={{ height: list.getTotalSize() }} className="relative w-max min-w-full">
        {list.getVirtualItems().map(({ index: row, start }) => (
          <div
            key={row}
            style={{ height: ROW, transform: `translateY(${start}px)` }}
            className="group absolute inset-x-0 top-0 flex border-b border-line"
          >
            <span className="grid w-9 shrink-0 place-items-center font-mono text-xs text-faint">
              {readOnly ? (
                row + 1
              ) : (
                <>
                  <span className="group-focus-within:hidden group-hover:hidden">{row + 1}</span>
                  <IconButton
                    icon={X}
                    label={`Remove row ${row + 1}`}
                    size="sm"
                    className="hidden size-5 group-focus-within:inline-flex group-hover:inline-flex"
                    onClick={() => onChange(removeRow(table, row))}
                  />
                </>
              )}
            </span>
            <Places items={columns}>
              {(column, index) => {
                const cell = rows[row]?.[index] ?? null;
                return (
                  <input
                    data-cell={`${row}.${index}`}
                    aria-label={`${column.name || `column ${index + 1}`}, row ${row + 1}`}
                    value={cell ?? ""}
                    placeholder={cell === null ? "NULL" : "“”"}
                    readOnly={readOnly}
                    spellCheck={false}
                    autoComplete="off"
                    onChange={({ target }) => onChange(setCell(table, row, index, target.value))}
                    onKeyDown={(event) => keys(event, row, index)}
                    onPaste={(event) => paste(event, row, index)}
                    style={{ width: WIDTH }}
                    className={cn(
                      "shrink-0 border-l border-line bg-transparent px-2 font-mono text-sm placeholder:italic",
                      "focus-visible:bg-accent-bg focus-visible:-outline-offset-2",
                    )}
                  />
                );
              }}
            </Places>
          </div>
        ))}
      </div>
    </div>
  );
}
