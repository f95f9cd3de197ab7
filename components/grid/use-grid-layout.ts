"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from "react";
import { clampWidth, columnWidths, naturalWidth } from "./column-widths";
import type { GridRows } from "./grid-rows";
import { ROW_HEIGHT } from "./grid-types";
import { count } from "./numbers";

/** Which rows and columns are on the screen, and where: only those are rendered, whatever the size of the table. */
export function useGridLayout(
  scroller: RefObject<HTMLDivElement | null>,
  rows: GridRows,
  shown: number,
  headerHeight: number,
) {
  const room = useElementWidth(scroller);
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const numberWidth = Math.max(34, count(Math.max(1, rows.count)).length * 7 + 18);

  const natural = useMemo(() => rows.columns.map((_, index) => naturalWidth(rows, index)), [rows]);
  const widths = useMemo(
    () =>
      columnWidths(
        natural,
        rows.columns.map(({ name }) => chosen.get(name)),
        room - numberWidth,
      ),
    [natural, rows.columns, chosen, room, numberWidth],
  );

  const vertical = useVirtualizer({
    count: shown,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
  });
  const horizontal = useVirtualizer({
    horizontal: true,
    count: rows.columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widths[index] ?? 0,
    getItemKey: useCallback((index: number) => `${index} ${widths[index]}`, [widths]),
    overscan: 2,
    paddingStart: numberWidth,
    scrollPaddingStart: numberWidth,
  });

  const resize = (index: number, width: number | null) => {
    const name = rows.columns[index]?.name;
    if (name === undefined) return;
    const next = width === null ? naturalWidth(rows, index, 1200) : clampWidth(width);
    setChosen((before) => new Map(before).set(name, next));
  };

  const columns = horizontal.getVirtualItems();
  return {
    widths,
    numberWidth,
    width: horizontal.getTotalSize(),
    height: vertical.getTotalSize(),
    rows: vertical.getVirtualItems(),
    first: columns[0]?.index ?? 0,
    last: columns.at(-1)?.index ?? -1,
    /** Room of the columns left of the first that is rendered. */
    offset: (columns[0]?.start ?? numberWidth) - numberWidth,
    page: Math.max(1, Math.floor(((vertical.scrollRect?.height ?? 0) - headerHeight) / ROW_HEIGHT) - 1),
    resize,
    show: (row: number, column: number) => {
      if (row >= 0) vertical.scrollToIndex(row);
      horizontal.scrollToIndex(column);
    },
  };
}

function useElementWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => setWidth(node.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
