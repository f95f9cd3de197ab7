"use client";

import { type ReactNode, useCallback, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Box } from "./box";
import type { CellValue } from "./cell-value";
import { GridHeaderCell } from "./grid-header-cell";
import { GridMenu, spotOf } from "./grid-menu";
import { type GridSort, nextSort } from "./grid-order";
import { corners, isSelected } from "./grid-range";
import { GridRow } from "./grid-row";
import type { GridRows } from "./grid-rows";
import {
  type ColumnMark,
  type GridMenus,
  type GridProfile,
  HEADER_HEIGHT,
  PLAIN_HEADER_HEIGHT,
} from "./grid-types";
import { LoadingRows } from "./loading-rows";
import { useGridLayout } from "./use-grid-layout";
import { useGridMenus } from "./use-grid-menus";
import { useGridSelection } from "./use-grid-selection";
import { type OpenValue, ValuePopover } from "./value-popover";

export interface DataGridProps {
  /** Names the grid for screen readers. */
  label: string;
  rows: GridRows;
  /** Which rows, in which order (`gridOrder`). */
  order: readonly number[];
  sort?: GridSort | null;
  /** Leave it out where sorting makes no sense. */
  onSort?: (sort: GridSort | null) => void;
  search?: string;
  /** Statistics in the header: null while they are coming, left out where there are none. */
  profile?: GridProfile | null;
  menus?: GridMenus;
  columnMark?: (index: number) => ColumnMark | undefined;
  /** What stood in a cell before, for cells that changed. */
  cellBefore?: (row: number, column: number) => CellValue | undefined;
  /** What is shown is not up to date. */
  dimmed?: boolean;
  /** The rows are not there yet; the columns may be. */
  loading?: boolean;
  /** Shown in place of rows when there are none. */
  empty?: ReactNode;
  className?: string;
}

/** Rows of any number and columns of any number; only what is on the screen is rendered. Keys as in a spreadsheet. */
export function DataGrid(props: DataGridProps) {
  const { label, rows, order, sort = null, search = "", profile, dimmed = false, loading = false } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const headerHeight = profile === undefined ? PLAIN_HEADER_HEIGHT : HEADER_HEIGHT;
  const layout = useGridLayout(scroller, rows, order.length, headerHeight);
  const [value, setValue] = useState<OpenValue | null>(null);
  const onSort = props.onSort;
  const selecting = useGridSelection({
    size: { rows: order.length, columns: rows.columns.length, page: layout.page },
    show: layout.show,
    onEnter: (place) => (place.row < 0 ? sortBy(place.column) : openValue()),
    onMenu: (place) => {
      const spot = activeSpot();
      if (spot && place.row < 0) menus.columnMenu(place.column, spot);
      else if (spot) menus.cellMenu(spot, place, selection);
    },
    onResize: (column, by) => layout.resize(column, (layout.widths[column] ?? 0) + by),
  });
  const { selection } = selecting;
  const active = selection?.active;
  const activeId = active ? `${id}-${active.row < 0 ? "head" : active.row}-${active.column}` : undefined;
  const activeSpot = () => {
    const element = activeId && document.getElementById(activeId);
    return element ? spotOf(element) : null;
  };

  const sortBy = useCallback(
    (index: number) => {
      const name = rows.columns[index]?.name;
      if (name !== undefined) onSort?.(nextSort(sort, name));
    },
    [rows.columns, sort, onSort],
  );
  const openValue = () => {
    const spot = activeSpot();
    const source = active && order[active.row];
    const column = active && rows.columns[active.column];
    if (!spot || source === undefined || !active || !column) return;
    setValue({
      spot,
      column,
      value: rows.value(source, active.column),
      before: props.cellBefore?.(source, active.column),
    });
  };

  const menus = useGridMenus({
    grid: scroller,
    rows,
    order,
    selection,
    profile,
    menus: props.menus,
    sortable: onSort !== undefined,
    onSort: (next) => onSort?.(next),
    onFit: (column) => layout.resize(column, null),
    onValue: openValue,
  });

  const heads = [];
  for (let index = layout.first; index <= layout.last; index++) {
    const column = rows.columns[index];
    if (!column) continue;
    heads.push(
      <GridHeaderCell
        key={column.name}
        id={`${id}-head-${index}`}
        column={column}
        index={index}
        width={layout.widths[index] ?? 0}
        sort={sort?.column === column.name ? sort.direction : null}
        mark={props.columnMark?.(index)}
        active={active?.row === -1 && active.column === index}
        profile={profile}
        onSort={sortBy}
        onMenu={(at, element) => menus.columnMenu(at, spotOf(element))}
        onBar={props.menus?.bar ? (at, bar, element) => menus.barMenu(at, bar, spotOf(element)) : undefined}
        onResize={layout.resize}
      />,
    );
  }

  const range = selection && corners(selection);
  return (
    <>
      <Box
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={order.length + 1}
        aria-colcount={rows.columns.length + 1}
        aria-multiselectable
        aria-busy={loading || dimmed}
        aria-activedescendant={activeId}
        {...selecting.handlers}
        onDoubleClick={(event) => {
          if ((event.target as Element).closest("[data-column]")) openValue();
        }}
        onContextMenu={(event) => {
          const place = selecting.placeOf(event.target);
          if (!place) return;
          event.preventDefault();
          const kept = isSelected(selection, place.row, place.column) ? selection : null;
          if (!kept) selecting.select(place);
          const spot = { left: event.clientX, top: event.clientY, width: 0, height: 0 };
          menus.cellMenu(spot, place, kept ?? { active: place, anchor: place });
        }}
        onCopy={(event) => {
          const text = menus.copied(false);
          if (text === "" || value) return;
          event.preventDefault();
          event.clipboardData.setData("text/plain", text);
        }}
        className={cn(
          "relative min-h-0 min-w-0 flex-1 overflow-auto [contain:strict] focus-visible:-outline-offset-2",
          props.className,
        )}
      >
        <Box
          role="rowgroup"
          className="sticky top-0 z-[2] w-max min-w-full bg-surface"
          style={{ width: layout.width }}
        >
          <Box
            role="row"
            aria-rowindex={1}
            style={{ height: headerHeight }}
            className="flex border-b border-line"
          >
            <Box
              role="columnheader"
              style={{ width: layout.numberWidth }}
              className="sticky left-0 z-[1] shrink-0 border-r border-line bg-surface"
            >
              <span className="sr-only">Row</span>
            </Box>
            <span aria-hidden style={{ width: layout.offset }} className="shrink-0" />
            {heads}
          </Box>
        </Box>
        <Box
          role="rowgroup"
          style={{ width: layout.width, height: layout.height }}
          className={cn("relative min-w-full transition-opacity", dimmed && "opacity-50")}
        >
          {layout.rows.map((item) => {
            const row = order[item.index];
            if (row === undefined) return null;
            const within = range && item.index >= range.top && item.index <= range.bottom;
            return (
              <GridRow
                key={item.index}
                gridId={id}
                rows={rows}
                place={item.index}
                row={row}
                top={item.start - headerHeight}
                first={layout.first}
                last={layout.last}
                offset={layout.offset}
                widths={layout.widths}
                numberWidth={layout.numberWidth}
                from={within ? range.left : -1}
                to={within ? range.right : -1}
                active={active?.row === item.index ? active.column : -1}
                search={search}
                columnMark={props.columnMark}
                cellBefore={props.cellBefore}
              />
            );
          })}
        </Box>
        {loading ? (
          <LoadingRows />
        ) : order.length === 0 ? (
          <div className="sticky left-0 p-4 text-dim">{props.empty}</div>
        ) : null}
      </Box>
      <GridMenu menu={menus.menu} onClose={menus.closeMenu} />
      <ValuePopover
        open={value}
        onClose={() => {
          setValue(null);
          requestAnimationFrame(() => scroller.current?.focus({ preventScroll: true }));
        }}
      />
    </>
  );
}
